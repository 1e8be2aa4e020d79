/** LeRobot's checkpoint folders: what every kind of policy saves alike. For bundles of policies, which see decision 75. */
@Export
@Version("2.0.0")
package org.lepetpal.lerobot.checkpoint;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
