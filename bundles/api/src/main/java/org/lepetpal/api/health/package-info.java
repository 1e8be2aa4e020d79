/** What works, what does not, and why. */
@Export
@Version("1.1.0")
package org.lepetpal.api.health;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
