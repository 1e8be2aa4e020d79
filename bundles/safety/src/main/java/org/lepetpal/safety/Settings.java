package org.lepetpal.safety;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * What an operator allows.
 *
 * @param jointLimits tighter limits by joint name
 * @param mask region of interest; empty for none
 * @param jointSpeed degrees per second
 * @param gripperSpeed percent per second
 * @param largestLag degrees
 * @param tableLowest metres
 * @param throwWatchClasses who must not be in sight when something is thrown
 */
record Settings(
        Map<String, Interval> jointLimits,
        Optional<RegionMask> mask,
        double jointSpeed,
        double gripperSpeed,
        double largestLag,
        double tableLowest,
        Set<String> throwWatchClasses) {
    private static final double DEFAULT_JOINT_SPEED = 240;
    private static final double DEFAULT_GRIPPER_SPEED = 300;
    private static final double DEFAULT_LAG = 35;
    private static final double DEFAULT_TABLE = -0.005;

    @ObjectClassDefinition(name = "Safety kernel", description = "What the arm may do")
    @interface Config {
        @AttributeDefinition(
                name = "JOINT_LIMITS",
                description = "Tighter limits than the arm's own, in degrees, for the gripper in percent; joints that"
                        + " are not named keep their own. For example: shoulder_pan:-60..60, gripper:0..80")
        String joint_limits() default "";

        @AttributeDefinition(
                name = "ROI_MASK_PATH",
                description = "PNG of the camera picture's shape: the gripper's tip may be where it is white."
                        + " Empty: everywhere")
        String roi_mask_path() default "";

        @AttributeDefinition(
                name = "MAX_JOINT_SPEED",
                description = "Greatest speed of the arm's joints in degrees per second, 1...1000",
                min = "1",
                max = "1000")
        double max_joint_speed() default DEFAULT_JOINT_SPEED;

        @AttributeDefinition(
                name = "MAX_GRIPPER_SPEED",
                description = "Greatest speed of the gripper in percent per second, 1...1000",
                min = "1",
                max = "1000")
        double max_gripper_speed() default DEFAULT_GRIPPER_SPEED;

        @AttributeDefinition(
                name = "MAX_JOINT_LAG",
                description = "How far ahead of where a joint is its goal may be, in degrees, 5...90: bounds how hard"
                        + " a joint that something stops is pushed",
                min = "5",
                max = "90")
        double max_joint_lag() default DEFAULT_LAG;

        @AttributeDefinition(
                name = "TABLE_MIN_Z",
                description = "How low the arm's points may go, in metres above the plane on which its base stands,"
                        + " -0.3...0.1",
                min = "-0.3",
                max = "0.1")
        double table_min_z() default DEFAULT_TABLE;

        @AttributeDefinition(
                name = "THROW_WATCH_CLASSES",
                description = "Nothing is thrown while one of these is in sight, or while no active detector looks for"
                        + " them; comma separated, for example: dog, cat, person")
        String throw_watch_classes() default "dog";
    }

    Settings {
        jointLimits = Map.copyOf(jointLimits);
        throwWatchClasses = Set.copyOf(throwWatchClasses);
        requireWithin("MAX_JOINT_SPEED", jointSpeed, 1, 1000);
        requireWithin("MAX_GRIPPER_SPEED", gripperSpeed, 1, 1000);
        requireWithin("MAX_JOINT_LAG", largestLag, 5, 90);
        requireWithin("TABLE_MIN_Z", tableLowest, -0.3, 0.1);
        if (throwWatchClasses.isEmpty()) {
            throw new IllegalArgumentException(
                    "THROW_WATCH_CLASSES is empty: name at least one class, for example dog");
        }
    }

    /** Reads the mask's file. */
    static Settings of(Config config) {
        return new Settings(
                limits(config.joint_limits()),
                mask(config.roi_mask_path()),
                config.max_joint_speed(),
                config.max_gripper_speed(),
                config.max_joint_lag(),
                config.table_min_z(),
                Arrays.stream(config.throw_watch_classes().split(","))
                        .map(String::strip)
                        .filter(label -> !label.isEmpty())
                        .collect(Collectors.toSet()));
    }

    private static Map<String, Interval> limits(String text) {
        try {
            return Interval.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("JOINT_LIMITS = '" + text + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<RegionMask> mask(String path) {
        if (path.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(RegionMask.read(Path.of(path.strip())));
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("ROI_MASK_PATH cannot be used: it is no path of a file", e);
        } catch (IllegalArgumentException e) {
            // Health shows this to everyone who may ask: the path is for the log only.
            throw new IllegalArgumentException("ROI_MASK_PATH cannot be used: " + e.getMessage(), e);
        }
    }

    private static void requireWithin(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + " = " + value + " is not in " + min + "…" + max);
        }
    }
}
