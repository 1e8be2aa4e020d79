/** Models that lie in folders, and who can load them. */
@Export
@Version("1.3.0")
package org.lepetpal.api.model;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
