/** The treat dispenser. */
@Export
@Version("1.0.0")
package org.lepetpal.api.treat;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
