package org.lepetpal.lerobot.policy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lepetpal.api.arm.UnitMode;
import org.lepetpal.lerobot.checkpoint.Tailoring;

/**
 * How a policy is set up on this robot.
 *
 * @param prefix with which the names of its settings begin, for example {@code SMOLVLA}
 * @param cameras by the policy's name the robot's, or {@link #NONE} where it is left out on purpose
 * @param named units in which the policy was trained; empty where nobody says them
 * @param tasks what it serves, lower case; empty for any text
 * @param conduct how chunks become motion
 * @param habits how it is used to be asked
 * @param tailoring what its model is to do otherwise than its checkpoint says
 */
public record Setup(
        String prefix,
        Map<String, String> cameras,
        Optional<UnitMode> named,
        List<String> tasks,
        Conduct conduct,
        Habits habits,
        Tailoring tailoring) {
    /** Stands for no camera of the robot. */
    public static final String NONE = "none";

    /** Stands for units that nobody says. */
    private static final String UNNAMED = "auto";

    public Setup {
        cameras = Map.copyOf(cameras);
        tasks = List.copyOf(tasks);
        conduct.check(prefix);
    }

    /** One whose model does as its checkpoint says. */
    Setup(
            String prefix,
            Map<String, String> cameras,
            Optional<UnitMode> named,
            List<String> tasks,
            Conduct conduct,
            Habits habits) {
        this(prefix, cameras, named, tasks, conduct, habits, Tailoring.NONE);
    }

    /** One that has no habits of its own either. */
    public Setup(
            String prefix, Map<String, String> cameras, Optional<UnitMode> named, List<String> tasks, Conduct conduct) {
        this(prefix, cameras, named, tasks, conduct, Habits.USUAL);
    }

    /** Units in which the policy is taken to count: LeRobot's own where nobody says others. */
    public UnitMode units() {
        return named.orElse(UnitMode.DEGREES);
    }

    /** The same with another way of moving. */
    Setup with(Conduct other) {
        return new Setup(prefix, cameras, named, tasks, other, habits, tailoring);
    }

    /**
     * Reads {@code ROBOT'S CAMERA:POLICY'S CAMERA} pairs.
     *
     * @throws IllegalArgumentException naming the setting and what is allowed
     */
    public static Map<String, String> cameras(String prefix, String[] pairs) {
        Map<String, String> cameras = new LinkedHashMap<>();
        for (String pair : pairs) {
            String[] names = pair.strip().split(":", -1);
            if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) {
                throw new IllegalArgumentException(
                        prefix + "_CAMERAS = '" + pair + "' is not ROBOT'S CAMERA:POLICY'S CAMERA, as front:camera1");
            }
            if (cameras.put(names[1].strip(), names[0].strip()) != null) {
                throw new IllegalArgumentException(prefix + "_CAMERAS names " + names[1].strip() + " twice");
            }
        }
        return cameras;
    }

    /**
     * Reads the units of a policy's training.
     *
     * @return empty for {@code auto}
     * @throws IllegalArgumentException naming the setting and what is allowed
     */
    public static Optional<UnitMode> units(String prefix, String value) {
        return value.equals(UNNAMED)
                ? Optional.empty()
                : Optional.of(unitsOf(prefix + "_UNITS", value, UNNAMED + ", "));
    }

    static UnitMode unitsOf(String setting, String value, String others) {
        return switch (value) {
            case "degrees" -> UnitMode.DEGREES;
            case "range" -> UnitMode.RANGE_M100_100;
            default ->
                throw new IllegalArgumentException(
                        setting + " = '" + value + "'; allowed are " + others + "degrees, range");
        };
    }

    /** @throws IllegalArgumentException naming the setting and what is allowed */
    public static Merge merge(String prefix, String value) {
        return mergeOf(prefix + "_MERGE", value);
    }

    static Merge mergeOf(String setting, String value) {
        return named(setting, value, "", Merge.values());
    }

    /**
     * Reads how new chunks are made to go on with those before.
     *
     * @param schedule {@code off} or a schedule's name
     * @throws IllegalArgumentException naming the setting and what is allowed
     */
    public static Optional<RealTimeChunking> chunking(String prefix, String schedule, int horizon, double most) {
        return chunkingOf(prefix + "_RTC", schedule, horizon, most);
    }

    static Optional<RealTimeChunking> chunkingOf(String setting, String schedule, int horizon, double most) {
        return schedule.equals("off")
                ? Optional.empty()
                : Optional.of(new RealTimeChunking(
                        named(setting, schedule, "off, ", PrefixSchedule.values()), horizon, most));
    }

    private static <E extends Enum<E>> E named(String setting, String value, String others, E[] all) {
        return Arrays.stream(all)
                .filter(one -> label(one).equals(value))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(setting + " = '" + value + "'; allowed are " + others
                        + Arrays.stream(all).map(Setup::label).collect(Collectors.joining(", "))));
    }

    private static String label(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT);
    }
}
