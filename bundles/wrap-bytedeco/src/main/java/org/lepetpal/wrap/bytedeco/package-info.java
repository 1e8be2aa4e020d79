/** What this bundle does beside holding other people's libraries. */
package org.lepetpal.wrap.bytedeco;
