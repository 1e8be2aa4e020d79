/** The printed board by which a camera finds its place without clicks. */
package org.lepetpal.calibration.board;
