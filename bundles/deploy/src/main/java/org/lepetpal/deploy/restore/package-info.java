/** Puts the last good set back, before the robot starts. Needs Java alone: at that point there is no framework, and no log. */
package org.lepetpal.deploy.restore;
