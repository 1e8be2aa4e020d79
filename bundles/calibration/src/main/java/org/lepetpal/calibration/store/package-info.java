/** Keeps camera setups on disk, with back-ups, so that a broken file never costs more than the newest change. */
package org.lepetpal.calibration.store;
