/** The robot's time: real, or stepped by a test. */
@Export
@Version("2.1.0")
package org.lepetpal.api.time;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
