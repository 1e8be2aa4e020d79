/** Where pictures come from: devices, files, folders, networks and the simulated room's lens. */
package org.lepetpal.camera.source;
