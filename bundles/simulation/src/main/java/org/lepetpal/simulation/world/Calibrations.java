package org.lepetpal.simulation.world;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.lepetpal.simulation.servo.Calibration;

/**
 * What calibrations have left in the servos of the arm. As LeRobot means them: the middle of a joint's range is its zero,
 * and the jaw's range begins where it is closed.
 */
public final class Calibrations {
    private static final double STEPS_PER_RADIAN = 4096 / (2 * Math.PI);
    private static final int GRIPPER_MIN = 2019;
    private static final int LAST = 4095;

    private final Map<Segment, Calibration> bySegment;

    private Calibrations(Map<Segment, Calibration> bySegment) {
        this.bySegment = new EnumMap<>(bySegment);
    }

    /** Those that this arm has when nothing else is said. */
    public static Calibrations standard() {
        Map<Segment, Calibration> all = new EnumMap<>(Segment.class);
        all.put(Segment.SHOULDER, around(2051, 1251, -312));
        all.put(Segment.UPPER_ARM, around(2040, 1137, 1043));
        all.put(Segment.LOWER_ARM, around(2058, 1101, -987));
        all.put(Segment.WRIST, around(2044, 1080, 455));
        all.put(Segment.GRIPPER, meant(Segment.GRIPPER, -61, 0, LAST));
        int opening = (int) Math.round(Segment.JAW_RANGE * STEPS_PER_RADIAN);
        all.put(Segment.JAW, meant(Segment.JAW, 1302, GRIPPER_MIN, GRIPPER_MIN + opening));
        return new Calibrations(all);
    }

    /** The same arm before anybody has calibrated it: no offsets, no limits, turns that may end in mid-travel. */
    public Calibrations forgotten() {
        Map<Segment, Calibration> all = new EnumMap<>(Segment.class);
        bySegment.forEach(
                (segment, one) -> all.put(segment, new Calibration(0, 0, LAST, one.zero() + one.homingOffset())));
        return new Calibrations(all);
    }

    /**
     * The same but for one joint.
     *
     * @param homingOffset −2047…2047 steps
     * @param min smallest position, less than {@code max}
     * @throws IllegalArgumentException when there is no such joint, or a number is not allowed
     */
    public Calibrations with(String joint, int homingOffset, int min, int max) {
        Segment segment = Stream.of(Segment.values())
                .filter(one -> one.joint.equals(joint))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("there is no joint '" + joint + "'; there are " + joints()));
        Map<Segment, Calibration> all = new EnumMap<>(bySegment);
        all.put(segment, meant(segment, homingOffset, min, max));
        return new Calibrations(all);
    }

    /** Names of all joints, in the order of their servos' ids from 1 on. */
    public static List<String> joints() {
        return Stream.of(Segment.values()).map(segment -> segment.joint).toList();
    }

    Calibration of(Segment segment) {
        return bySegment.get(segment);
    }

    private static Calibration meant(Segment segment, int homingOffset, int min, int max) {
        double zero = segment == Segment.JAW ? min - Segment.JAW_CLOSED * STEPS_PER_RADIAN : (min + max) / 2.0;
        return new Calibration(homingOffset, min, max, zero);
    }

    private static Calibration around(int middle, int half, int homingOffset) {
        return new Calibration(homingOffset, middle - half, middle + half, middle);
    }
}
