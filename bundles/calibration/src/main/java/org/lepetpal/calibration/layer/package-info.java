/** What was taught about a camera, drawn on its pictures. */
package org.lepetpal.calibration.layer;
