/** Names that every contract shares. */
@Export
@Version("1.2.0")
package org.lepetpal.api;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
