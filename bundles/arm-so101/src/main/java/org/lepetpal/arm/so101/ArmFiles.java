package org.lepetpal.arm.so101;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where this arm's files are.
 *
 * @param calibration LeRobot's file; empty: the servos' own memory is the calibration
 * @param poses taught poses
 */
record ArmFiles(Optional<Path> calibration, Path poses) {
    /**
     * The simulated arm has no id, whatever is set: a real arm's file neither binds it, nor is made of its servos.
     *
     * @param data the robot's own folder, for an arm without an id
     */
    static ArmFiles of(Settings settings, LeRobotFolders leRobot, Path data) {
        boolean simulated = settings.arm().equals(Settings.SIMULATED);
        if (simulated || settings.armId().isEmpty()) {
            return new ArmFiles(Optional.empty(), data.resolve(simulated ? "poses-sim.json" : "poses.json"));
        }
        Path calibration = settings.calibrationFolder().isEmpty()
                ? leRobot.file(settings.armId())
                : Path.of(settings.calibrationFolder()).resolve(settings.armId() + ".json");
        return new ArmFiles(Optional.of(calibration), calibration.resolveSibling(settings.armId() + ".poses.json"));
    }
}
