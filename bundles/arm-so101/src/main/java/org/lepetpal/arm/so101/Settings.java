package org.lepetpal.arm.so101;

import java.util.regex.Pattern;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * Which arm.
 *
 * @param arm {@code sim}, {@code auto}, {@code none}, {@code id:…} with a USB adapter's serial number, or a serial device
 * @param armId LeRobot's id of the arm; empty when it has none
 * @param calibrationFolder where {@code <id>.json} is; empty: by LeRobot's rules
 */
record Settings(String arm, String armId, String calibrationFolder) {
    static final String SIMULATED = "sim";
    static final String AUTOMATIC = "auto";
    static final String NONE = "none";
    static final String BY_ID = "id:";

    private static final Pattern DEVICE = Pattern.compile("/.+|COM\\d+|id:[^\\s/]+");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,99}");

    @ObjectClassDefinition(name = "SO-101 arm", description = "Driver of the SO-101 follower arm (Feetech STS3215)")
    @interface Config {
        @AttributeDefinition(
                name = "ARM",
                description = "Which arm: sim (the simulated room's), auto (the first serial port with an SO-101),"
                        + " none, id:SERIAL (the USB adapter of that serial number, wherever it is plugged in), or a"
                        + " serial device such as /dev/ttyACM0 or /dev/serial/by-id/...")
        String arm() default SIMULATED;

        @AttributeDefinition(
                name = "ARM_ID",
                description = "The arm's id in LeRobot: its calibration is read from and written to ID.json, and"
                        + " compared with what the servos hold. Letters, digits, -, _ and dots; empty: the servos' own"
                        + " memory is the calibration")
        String arm_id() default "";

        @AttributeDefinition(
                name = "ARM_CALIBRATION_DIR",
                description = "Folder of ID.json; empty: LeRobot's, by its own rules (HF_LEROBOT_CALIBRATION, HF_HOME,"
                        + " ~/.cache/huggingface/lerobot/calibration; robots/so_follower or the older so101_follower)")
        String arm_calibration_dir() default "";
    }

    Settings {
        arm = arm.strip();
        armId = armId.strip();
        calibrationFolder = calibrationFolder.strip();
        boolean word = arm.equals(SIMULATED) || arm.equals(AUTOMATIC) || arm.equals(NONE);
        if (!word && !DEVICE.matcher(arm).matches()) {
            throw new IllegalArgumentException("ARM = '" + arm + "' is not allowed: use sim, auto, none,"
                    + " id:SERIAL of a USB adapter, or a serial device such as /dev/ttyACM0");
        }
        if (!armId.isEmpty() && !ID.matcher(armId).matches()) {
            throw new IllegalArgumentException("ARM_ID = '" + armId
                    + "' is not allowed: use letters, digits, -, _ and dots, without .json and folders");
        }
        if (!calibrationFolder.isEmpty() && armId.isEmpty()) {
            throw new IllegalArgumentException(
                    "ARM_CALIBRATION_DIR = '" + calibrationFolder + "' needs ARM_ID: the file there is <ARM_ID>.json");
        }
    }

    static Settings of(Config config) {
        return new Settings(config.arm(), config.arm_id(), config.arm_calibration_dir());
    }
}
