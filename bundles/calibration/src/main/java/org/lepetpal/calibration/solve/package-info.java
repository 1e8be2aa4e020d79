/** Finds out where a camera stands from marks on the table. Pure computing: any thread, no state. */
package org.lepetpal.calibration.solve;
