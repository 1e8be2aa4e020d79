/** Who may enter the Felix web console, and what it shows of the robot's health. */
package org.lepetpal.console;
