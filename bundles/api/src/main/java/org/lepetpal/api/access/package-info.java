/** Who may come in. */
@Export
@Version("1.0.0")
package org.lepetpal.api.access;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
