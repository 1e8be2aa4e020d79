/** Lets bundles into the robot while it runs, or keeps them out; and keeps the last set of them that did well. */
package org.lepetpal.deploy;
