/** What programs that check a checkpoint have in common. */
@Export
@Version("3.0.0")
package org.lepetpal.lerobot.check;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
