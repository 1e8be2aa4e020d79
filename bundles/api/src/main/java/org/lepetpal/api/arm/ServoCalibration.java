package org.lepetpal.api.arm;

/**
 * Calibration of one servo, with the fields of LeRobot's calibration file.
 *
 * @param id of the servo, 1…253
 * @param driveMode 0, or 1 where −100…100 and 0…100 count backwards
 * @param homingOffset steps, −2047…2047: position = encoder − offset
 * @param rangeMin smallest position in steps, 0…4095
 * @param rangeMax largest position in steps, more than {@code rangeMin}, at most 4095
 */
public record ServoCalibration(int id, int driveMode, int homingOffset, int rangeMin, int rangeMax) {
    public ServoCalibration {
        require("id", id, 1, 253);
        require("drive_mode", driveMode, 0, 1);
        require("homing_offset", homingOffset, -2047, 2047);
        require("range_min", rangeMin, 0, 4095);
        require("range_max", rangeMax, 0, 4095);
        if (rangeMin >= rangeMax) {
            throw new IllegalArgumentException("range_min " + rangeMin + " is not below range_max " + rangeMax);
        }
    }

    private static void require(String field, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(field + " = " + value + " is not in " + least + "…" + most);
        }
    }
}
