/** How a bundle comes into a robot that runs. */
@Export
@Version("1.1.0")
package org.lepetpal.api.deploy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
