/** Policies: what decides how to move, asked for one run per command. */
@Export
@Version("1.3.0")
package org.lepetpal.api.policy;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
