package org.lepetpal.simulation.servo;

/**
 * How encoder steps relate to the angle of the joint that the servo turns.
 *
 * @param zero position (offset already taken off) at joint angle 0
 */
record StepScale(double zero) {
    /** Steps of one turn. */
    static final int TURN = 4096;

    private static final double PER_RADIAN = TURN / (2 * Math.PI);

    double steps(double radians) {
        return zero + radians * PER_RADIAN;
    }

    double radians(double steps) {
        return (steps - zero) / PER_RADIAN;
    }

    /** Steps per second. */
    static double speed(double radiansPerSecond) {
        return radiansPerSecond * PER_RADIAN;
    }

    /** Radians per second. */
    static double radiansPerSecond(double stepsPerSecond) {
        return stepsPerSecond / PER_RADIAN;
    }
}
