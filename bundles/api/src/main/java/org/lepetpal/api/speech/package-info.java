/** The robot's voice. */
@Export
@Version("1.0.0")
package org.lepetpal.api.speech;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
