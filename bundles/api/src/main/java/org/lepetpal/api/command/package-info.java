/** Commands that people give, and what became of them. */
@Export
@Version("1.2.0")
package org.lepetpal.api.command;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
