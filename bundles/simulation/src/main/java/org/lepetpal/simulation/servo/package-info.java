/** The simulated Feetech bus: packets, registers and the motors behind them. Knows no physics. */
package org.lepetpal.simulation.servo;
