/** What is seen through the cameras, and pictures for viewers. */
package org.lepetpal.video;
