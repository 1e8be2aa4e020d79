/** The simulated room: rigid bodies, contacts, the arm with its servos, and what lies about. Knows no time but its own. */
package org.lepetpal.simulation.world;
