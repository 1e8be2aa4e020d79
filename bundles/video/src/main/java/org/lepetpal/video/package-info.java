/** Cameras, what is seen through them, and pictures for viewers. */
package org.lepetpal.video;
