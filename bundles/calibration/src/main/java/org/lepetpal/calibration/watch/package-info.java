/** Tells whether a camera still stands where it stood. */
package org.lepetpal.calibration.watch;
