package org.lepetpal.arm.so101;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.lepetpal.api.arm.ProcedureState.JointProgress;

/** How far each joint has been moved, in steps. */
final class Sweep {
    /** A joint that was moved less was touched, not swept: 9°. */
    private static final int LEAST = 100;
    /** Of the travel of other arms: a camera's mount or a cable may cost the rest. */
    private static final double NARROW = 0.75;

    private static final double DEGREES_PER_STEP = 360.0 / 4095;
    /** Nobody moves a joint by half a turn between two looks. */
    private static final int JUMP = 2048;

    private final int[] last;
    private final int[] min;
    private final int[] max;
    private final boolean[] wrapped;

    Sweep(int[] positions) {
        last = positions.clone();
        min = positions.clone();
        max = positions.clone();
        wrapped = new boolean[positions.length];
    }

    void see(int[] positions) {
        for (int i = 0; i < last.length; i++) {
            wrapped[i] |= Math.abs(positions[i] - last[i]) >= JUMP;
            last[i] = positions[i];
            min[i] = Math.min(min[i], positions[i]);
            max[i] = Math.max(max[i], positions[i]);
        }
    }

    int min(Joint joint) {
        return min[joint.ordinal()];
    }

    int max(Joint joint) {
        return max[joint.ordinal()];
    }

    /** Whether each joint, but for the endless wrist roll, has been moved at all. */
    boolean swept() {
        return names(i -> max[i] - min[i] < LEAST).isEmpty();
    }

    /**
     * What is known of joints, but for the endless wrist roll, that were moved less far than an SO-101's are: a calibration
     * would take the ends of the sweep for the ends of the joint, and degrees from the middle between them.
     */
    List<String> narrow() {
        return Stream.of(Joint.values())
                .filter(joint -> joint != Joint.WRIST_ROLL && degrees(joint) < NARROW * joint.travel())
                .map(joint -> joint.label() + " was moved by " + Math.round(degrees(joint)) + "° (" + min(joint) + "…"
                        + max(joint) + "), other SO-101's turn " + joint.travel() + "° or more")
                .toList();
    }

    private double degrees(Joint joint) {
        return (max(joint) - min(joint)) * DEGREES_PER_STEP;
    }

    /** Joints, but for the endless wrist roll, whose encoder began anew on the way: they were not centred. */
    List<String> wrapped() {
        return names(i -> wrapped[i]);
    }

    List<JointProgress> progress() {
        return IntStream.range(0, last.length)
                .mapToObj(i -> new JointProgress(Joint.values()[i].label(), last[i], min[i], max[i]))
                .toList();
    }

    private List<String> names(IntPredicate which) {
        List<String> names = new ArrayList<>();
        for (Joint joint : Joint.values()) {
            if (joint != Joint.WRIST_ROLL && which.test(joint.ordinal())) {
                names.add(joint.label());
            }
        }
        return names;
    }
}
