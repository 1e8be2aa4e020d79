package org.lepetpal.simulation.servo;

/**
 * What LeRobot's calibration leaves in a servo, and where the joint's zero really is.
 *
 * @param homingOffset −2047…2047, taken off the encoder's position
 * @param minPosition smallest position, offset taken off
 * @param maxPosition greatest position
 * @param zero position, offset taken off, at which the joint's angle is 0
 */
public record Calibration(int homingOffset, int minPosition, int maxPosition, double zero) {
    public Calibration {
        if (Math.abs(homingOffset) > 2047 || minPosition >= maxPosition) {
            throw new IllegalArgumentException(
                    "homing offset " + homingOffset + ", positions " + minPosition + "…" + maxPosition);
        }
    }
}
