/** The safety kernel: the only way to the arm. */
@Export
@Version("3.0.0")
package org.lepetpal.api.safety;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
