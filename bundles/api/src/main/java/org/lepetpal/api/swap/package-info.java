/** Slots, the candidates for them, and the change from one to another. */
@Export
@Version("1.6.0")
package org.lepetpal.api.swap;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
