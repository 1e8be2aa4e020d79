/** Gives things that detectors see a number that stays theirs from picture to picture. */
package org.lepetpal.tracking;
