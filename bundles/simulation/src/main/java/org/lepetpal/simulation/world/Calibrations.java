package org.lepetpal.simulation.world;

import org.lepetpal.simulation.servo.Calibration;

/**
 * The calibration that LeRobot would have left in the servos of this arm: the middle of each range is the joint's zero,
 * and the jaw's range runs from closed to 110° open.
 */
final class Calibrations {
    private static final double STEPS_PER_RADIAN = 4096 / (2 * Math.PI);
    private static final int GRIPPER_MIN = 2019;

    private Calibrations() {}

    static Calibration of(Segment segment) {
        return switch (segment) {
            case SHOULDER -> around(2051, 1251, -312);
            case UPPER_ARM -> around(2040, 1137, 1043);
            case LOWER_ARM -> around(2058, 1101, -987);
            case WRIST -> around(2044, 1080, 455);
            case GRIPPER -> new Calibration(-61, 0, 4095, 2047.5);
            case JAW ->
                new Calibration(
                        1302,
                        GRIPPER_MIN,
                        GRIPPER_MIN + (int) Math.round(Segment.JAW_RANGE * STEPS_PER_RADIAN),
                        GRIPPER_MIN - Segment.JAW_CLOSED * STEPS_PER_RADIAN);
        };
    }

    private static Calibration around(int middle, int half, int homingOffset) {
        return new Calibration(homingOffset, middle - half, middle + half, middle);
    }
}
