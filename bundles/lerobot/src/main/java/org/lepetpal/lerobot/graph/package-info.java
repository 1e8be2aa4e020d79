/** ONNX models built from what a checkpoint says of itself. */
@Export
@Version("1.1.0")
package org.lepetpal.lerobot.graph;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
