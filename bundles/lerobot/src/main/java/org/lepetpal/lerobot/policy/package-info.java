/** Policies that think in chunks: loaded, compared with the robot, offered, and followed without a stall. */
@Export
@Version("2.0.0")
package org.lepetpal.lerobot.policy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
