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
    /** @param data the robot's own folder, for an arm without an id */
    static ArmFiles of(Settings settings, LeRobotFolders leRobot, Path data) {
        if (settings.armId().isEmpty()) {
            boolean simulated = settings.arm().equals(Settings.SIMULATED);
            return new ArmFiles(Optional.empty(), data.resolve(simulated ? "poses-sim.json" : "poses.json"));
        }
        Path calibration = settings.calibrationFolder().isEmpty()
                ? leRobot.file(settings.armId())
                : Path.of(settings.calibrationFolder()).resolve(settings.armId() + ".json");
        return new ArmFiles(Optional.of(calibration), calibration.resolveSibling(settings.armId() + ".poses.json"));
    }
}
