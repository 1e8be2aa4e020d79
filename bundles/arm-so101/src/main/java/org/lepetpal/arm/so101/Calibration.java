package org.lepetpal.arm.so101;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.ArmDescription.Unit;
import org.lepetpal.api.arm.JointAngles;

/**
 * What the servos know of how this arm was put together: one scale per joint, in order.
 *
 * @param scales degrees for the five rotating joints, percent for the gripper
 */
record Calibration(List<Scale> scales) {
    /** 45 rpm, what a servo of the 12 V kit reaches; 3072 steps a second. */
    private static final double STEPS_PER_SECOND = 3072;
    /** A jaw opens 120…140°; a gripper whose range is the servo's whole turn was never calibrated. */
    private static final double WIDEST_GRIPPER_DEGREES = 200;

    private static final Map<String, JointAngles> POSES = Map.of(
            ArmDescription.HOME,
            JointAngles.of(0, -98, 90, 50, 0, 10),
            "ready",
            JointAngles.of(0, -50, 60, 40, 0, 50),
            "ready_to_throw",
            JointAngles.of(0, -60, 60, -10, 0, 40));

    Calibration {
        scales = List.copyOf(scales);
        if (scales.size() != Joint.values().length) {
            throw new IllegalArgumentException(scales.size() + " scales for " + Joint.values().length + " joints");
        }
        double gripper = scales.get(Joint.GRIPPER.ordinal()).range().spanDegrees();
        if (gripper > WIDEST_GRIPPER_DEGREES) {
            throw new IllegalArgumentException(
                    "the arm is not calibrated: its gripper would turn " + Math.round(gripper) + "°");
        }
    }

    /**
     * From the limits that a calibration has left in the servos.
     *
     * @throws IllegalArgumentException naming the joint, when a range makes no sense
     */
    static Calibration of(List<Integer> minimum, List<Integer> maximum) {
        return new Calibration(IntStream.range(0, Joint.values().length)
                .mapToObj(i -> scale(Joint.values()[i], minimum.get(i), maximum.get(i)))
                .toList());
    }

    private static Scale scale(Joint joint, int min, int max) {
        try {
            StepRange range = new StepRange(min, max);
            return joint == Joint.GRIPPER ? new Scale.Percent(range) : new Scale.Degrees(range);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "the arm is not calibrated: " + joint.label() + ": " + e.getMessage(), e);
        }
    }

    /** The arm as everyone else sees it: limits are the geometry's within the calibrated range. */
    ArmDescription describe() {
        List<JointDescription> joints = IntStream.range(0, scales.size())
                .mapToObj(i -> describe(Joint.values()[i], scales.get(i)))
                .toList();
        return new ArmDescription("so101", joints, POSES);
    }

    private static JointDescription describe(Joint joint, Scale scale) {
        double speed = STEPS_PER_SECOND * scale.unitsPerStep();
        if (joint == Joint.GRIPPER) {
            return new JointDescription(joint.label(), Unit.PERCENT, 0, 100, speed, 100, false);
        }
        double min = Math.max(joint.min(), scale.value(scale.range().min()));
        double max = Math.min(joint.max(), scale.value(scale.range().max()));
        return new JointDescription(
                joint.label(), Unit.DEGREES, min, max, speed, scale.range().spanDegrees(), false);
    }

    /** Steps that each servo may be sent to: the limits of {@link #describe()}. */
    List<StepRange> allowed() {
        List<JointDescription> joints = describe().joints();
        return IntStream.range(0, joints.size())
                .mapToObj(i -> allowed(scales.get(i), joints.get(i)))
                .toList();
    }

    private static StepRange allowed(Scale scale, JointDescription joint) {
        StepRange range = scale.range();
        return new StepRange(range.clamp(scale.steps(joint.min())), range.clamp(scale.steps(joint.max())));
    }

    /** Steps for these angles, not limited. */
    int[] steps(JointAngles angles) {
        if (angles.size() != scales.size()) {
            throw new IllegalArgumentException(angles.size() + " angles for " + scales.size() + " joints");
        }
        int[] steps = new int[scales.size()];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = scales.get(i).steps(angles.get(i));
        }
        return steps;
    }

    JointAngles angles(int[] steps) {
        double[] values = new double[steps.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = scales.get(i).value(steps[i]);
        }
        return JointAngles.of(values);
    }
}
