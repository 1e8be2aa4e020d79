package org.lepetpal.arm.so101;

/**
 * Calibrated range of a servo in steps.
 *
 * @param min register 9
 * @param max register 11; greater than {@code min}
 */
record StepRange(int min, int max) {
    /** As LeRobot counts them. */
    static final double DEGREES_PER_STEP = 360.0 / 4095;

    StepRange {
        if (min < 0 || max > 4095 || min >= max) {
            throw new IllegalArgumentException("calibrated range " + min + "…" + max + " is not within 0…4095");
        }
    }

    int clamp(int steps) {
        return Math.clamp(steps, min, max);
    }

    /** Span in degrees, multiplied first: LeRobot rounds so, and what is said to be the same place is to be so to the step. */
    double spanDegrees() {
        return (max - min) * 360.0 / 4095;
    }
}
