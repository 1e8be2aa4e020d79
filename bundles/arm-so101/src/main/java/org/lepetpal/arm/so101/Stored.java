package org.lepetpal.arm.so101;

import org.lepetpal.api.arm.ServoCalibration;

/**
 * What a calibration has left in one servo's memory, sensible or not.
 *
 * @param homingOffset register 31
 * @param rangeMin register 9
 * @param rangeMax register 11
 */
record Stored(int homingOffset, int rangeMin, int rangeMax) {
    static Stored of(ServoCalibration calibration) {
        return new Stored(calibration.homingOffset(), calibration.rangeMin(), calibration.rangeMax());
    }

    /** @throws IllegalArgumentException naming the joint, when the range makes no sense */
    ServoCalibration of(Joint joint) {
        try {
            return new ServoCalibration(joint.id(), 0, homingOffset, rangeMin, rangeMax);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the arm is not calibrated: " + joint.label() + ": " + e.getMessage()
                            + "; run the calibration, or set ARM_ID to one of LeRobot's",
                    e);
        }
    }
}
