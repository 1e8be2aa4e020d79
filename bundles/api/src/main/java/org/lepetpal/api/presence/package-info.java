/** Services that come and go while who uses them stays. */
@Export
@Version("1.0.0")
package org.lepetpal.api.presence;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
