/** Cameras, frames, detectors and what they see. */
@Export
@Version("1.5.0")
package org.lepetpal.api.vision;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
