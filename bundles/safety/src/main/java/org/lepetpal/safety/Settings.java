package org.lepetpal.safety;

import java.lang.reflect.Proxy;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What an operator allows.
 *
 * @param jointLimits tighter limits by joint name
 * @param mask region of interest; empty for none
 * @param speed degrees (gripper: percent) per second
 * @param acceleration per second squared
 * @param largestLag degrees
 * @param tableLowest metres
 * @param keepOut where no part of the arm goes
 * @param stall when a motor is backed off
 * @param hottest degrees Celsius
 * @param voltage what supply the motors may have
 * @param zone where nobody may be while the arm moves
 * @param zoneClasses who that is
 * @param deadmanTicks how many ticks the loop may miss
 * @param oldestReadingNanos how old a measurement may be
 * @param throwWatchClasses who must not be in sight when something is thrown
 * @param throwTolerance degrees by which a joint may be off the pose that a throw begins in
 */
record Settings(
        Map<String, Interval> jointLimits,
        Optional<RegionMask> mask,
        Pace speed,
        Pace acceleration,
        double largestLag,
        double tableLowest,
        List<Box> keepOut,
        StallLimits stall,
        double hottest,
        VoltageLimits voltage,
        Zone zone,
        Set<String> zoneClasses,
        int deadmanTicks,
        long oldestReadingNanos,
        Set<String> throwWatchClasses,
        double throwTolerance) {
    /** Degrees by which a joint must be behind its goal to count as stalled: at 80 % an SO-101's is 1.8 degrees behind. */
    private static final double STALL_DEGREES = 1;
    /** Percent for the gripper: at 25 % an SO-101's is 0.5 % behind. */
    private static final double STALL_PERCENT = 0.3;

    Settings {
        jointLimits = Map.copyOf(jointLimits);
        keepOut = List.copyOf(keepOut);
        zoneClasses = Set.copyOf(zoneClasses);
        throwWatchClasses = Set.copyOf(throwWatchClasses);
        requireWithin("MAX_JOINT_SPEED", speed.body(), 1, 1000);
        requireWithin("MAX_GRIPPER_SPEED", speed.gripper(), 1, 1000);
        speed.joints().forEach((joint, value) -> requireWithin(Velocity.SETTING + " of " + joint, value, 1, 1000));
        requireWithin("MAX_JOINT_ACCELERATION", acceleration.body(), 50, 20_000);
        requireWithin("MAX_GRIPPER_ACCELERATION", acceleration.gripper(), 50, 50_000);
        acceleration
                .joints()
                .forEach((joint, value) -> requireWithin(Acceleration.SETTING + " of " + joint, value, 50, 50_000));
        requireWithin("MAX_JOINT_LAG", largestLag, 5, 90);
        requireWithin("TABLE_MIN_Z", tableLowest, -0.3, 0.1);
        requireWithin("STALL_LOAD", stall.load(), 20, 100);
        requireWithin("GRIPPER_STALL_LOAD", stall.gripperLoad(), 5, 100);
        requireWithin("STALL_CURRENT", stall.amperes(), 0.1, 10);
        requireWithin("STALL_SECONDS", stall.seconds(), 0.1, 5);
        requireWithin("MAX_TEMPERATURE", hottest, 35, 80);
        requireWithin("DEADMAN_TICKS", deadmanTicks, 2, 50);
        requireWithin("MAX_READING_AGE_MS", oldestReadingNanos / 1e6, 20, 1000);
        requireWithin("THROW_POSE_TOLERANCE", throwTolerance, 2, 180);
        if (throwWatchClasses.isEmpty()) {
            throw new IllegalArgumentException(
                    "THROW_WATCH_CLASSES is empty: name at least one class, for example dog");
        }
        if (zoneClasses.isEmpty() && !(zone instanceof Zone.Nowhere)) {
            throw new IllegalArgumentException(
                    "ZONE_WATCH_CLASSES is empty: name at least one class, for example dog, or WORKSPACE_ZONE=off");
        }
    }

    /** As nobody has set anything: the defaults of the annotation, which are said there alone. */
    static Settings defaults() {
        return of((Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (_, setting, _) -> setting.getDefaultValue()));
    }

    /** Reads the mask's file. */
    static Settings of(Config config) {
        return new Settings(
                read("JOINT_LIMITS", config.joint_limits(), Interval::parse),
                mask(config.roi_mask_path()),
                new Pace(
                        config.max_joint_speed(),
                        config.max_gripper_speed(),
                        read(Velocity.SETTING, config.joint_speeds(), Settings::numbers)),
                new Pace(
                        config.max_joint_acceleration(),
                        config.max_gripper_acceleration(),
                        read(Acceleration.SETTING, config.joint_accelerations(), Settings::numbers)),
                config.max_joint_lag(),
                config.table_min_z(),
                read("KEEP_OUT", config.keep_out(), Box::parse),
                new StallLimits(
                        config.stall_load(),
                        config.gripper_stall_load(),
                        config.stall_current(),
                        config.stall_seconds(),
                        STALL_DEGREES,
                        STALL_PERCENT),
                config.max_temperature(),
                new VoltageLimits(read("VOLTAGE_LIMITS", config.voltage_limits(), Settings::supply)),
                read("WORKSPACE_ZONE", config.workspace_zone(), Zone::parse),
                words(config.zone_watch_classes()),
                config.deadman_ticks(),
                config.max_reading_age_ms() * 1_000_000L,
                words(config.throw_watch_classes()),
                config.throw_pose_tolerance());
    }

    private static <T> T read(String name, String text, Function<String, T> reader) {
        try {
            return reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + " = '" + text + "' cannot be read: " + e.getMessage(), e);
        }
    }

    private static Optional<Interval> supply(String text) {
        if (text.strip().equals("auto")) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(Interval.parse("volts:" + text).get("volts"))
                .filter(range -> range.min() >= 3 && range.max() <= 30)
                .orElseThrow(() -> new IllegalArgumentException("auto, or min..max within 3..30 V")));
    }

    private static Map<String, Double> numbers(String text) {
        Map<String, Double> numbers = new HashMap<>();
        for (String entry : text.isBlank() ? new String[0] : text.split(",", -1)) {
            String[] parts = entry.split(":", -1);
            try {
                if (parts.length != 2 || parts[0].isBlank()) {
                    throw new IllegalArgumentException("'" + entry.strip() + "' is not of the form joint:number");
                }
                numbers.put(parts[0].strip(), Double.parseDouble(parts[1].strip()));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("'" + entry.strip() + "' is not of the form joint:number", e);
            }
        }
        return numbers;
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(label -> !label.isEmpty())
                .collect(Collectors.toSet());
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
