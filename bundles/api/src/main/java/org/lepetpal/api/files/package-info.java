/** What is to outlive a restart: where it lies, and how it is written. */
@Export
@Version("1.1.0")
package org.lepetpal.api.files;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
