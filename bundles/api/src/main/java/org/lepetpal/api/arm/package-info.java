/** The arm: what it is, what it reads, what it is told, and the wire that it hangs on. */
@Export
@Version("2.0.0")
package org.lepetpal.api.arm;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
