/** What the control loop saw and did, for whoever wants to watch. */
@Export
@Version("2.0.0")
package org.lepetpal.api.telemetry;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
