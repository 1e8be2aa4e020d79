package org.lepetpal.simulation.servo;

/**
 * What a motor does to its joint during the next instant: torque = {@code push} − {@code drag} × speed. The split lets the
 * physics solve for the speed at the end of the instant, which stays stable however stiff the servo is.
 *
 * @param push N·m, positive towards greater angles
 * @param drag N·m·s/rad, 0 or more
 */
public record Torque(double push, double drag) {
    /** A motor that is switched off. */
    public static final Torque NONE = new Torque(0, 0);
}
