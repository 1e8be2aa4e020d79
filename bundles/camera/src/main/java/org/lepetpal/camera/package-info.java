/** Cameras: opened, kept, watched over, and opened again. */
package org.lepetpal.camera;
