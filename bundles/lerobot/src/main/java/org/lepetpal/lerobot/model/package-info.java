/** Models in ONNX Runtime, on a checkpoint's own memory. */
@Export
@Version("2.0.0")
package org.lepetpal.lerobot.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
