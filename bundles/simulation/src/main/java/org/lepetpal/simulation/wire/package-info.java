/** The bytes between servos and host, and when they arrive. */
package org.lepetpal.simulation.wire;
