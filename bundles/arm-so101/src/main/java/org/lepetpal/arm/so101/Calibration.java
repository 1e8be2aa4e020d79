package org.lepetpal.arm.so101;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.ArmDescription.Unit;
import org.lepetpal.api.arm.ServoCalibration;

/**
 * How this arm was put together: one servo's calibration per joint, in order.
 *
 * @param servos of the joints' ids
 */
record Calibration(List<ServoCalibration> servos) {
    /** 45 rpm, what a servo of the 12 V kit reaches; 3072 steps a second. */
    private static final double STEPS_PER_SECOND = 3072;
    /** A jaw opens 120…140°; a gripper whose range is the servo's whole turn was never calibrated. */
    private static final double WIDEST_GRIPPER_DEGREES = 200;

    Calibration {
        servos = List.copyOf(servos);
        if (servos.size() != Joint.values().length) {
            throw new IllegalArgumentException(servos.size() + " servos for " + Joint.values().length + " joints");
        }
        for (Joint joint : Joint.values()) {
            int id = servos.get(joint.ordinal()).id();
            if (id != joint.id()) {
                throw new IllegalArgumentException(
                        joint.label() + " has servo " + id + "; an SO-101 has " + joint.id() + " there");
            }
        }
        double gripper = range(servos.get(Joint.GRIPPER.ordinal())).spanDegrees();
        if (gripper > WIDEST_GRIPPER_DEGREES) {
            throw new IllegalArgumentException("the arm is not calibrated: its gripper would turn "
                    + Math.round(gripper) + "°; run the calibration, or set ARM_ID to one of LeRobot's");
        }
    }

    /** @throws IllegalArgumentException naming the joint, when one is missing, unknown or has another servo's id */
    static Calibration of(Map<String, ServoCalibration> byName) {
        Map<String, ServoCalibration> rest = new LinkedHashMap<>(byName);
        List<ServoCalibration> servos = new ArrayList<>();
        for (Joint joint : Joint.values()) {
            ServoCalibration servo = rest.remove(joint.label());
            if (servo == null) {
                throw new IllegalArgumentException("joint " + joint.label() + " is missing");
            }
            servos.add(servo);
        }
        if (!rest.isEmpty()) {
            throw new IllegalArgumentException("an SO-101 has no joint " + String.join(", ", rest.keySet()));
        }
        return new Calibration(servos);
    }

    /** @throws IllegalArgumentException naming the joint, when what the servos hold is no calibration */
    static Calibration of(List<Stored> registers) {
        return new Calibration(IntStream.range(0, Joint.values().length)
                .mapToObj(i -> registers.get(i).of(Joint.values()[i]))
                .toList());
    }

    /** By joint name, in the arm's order. */
    Map<String, ServoCalibration> byName() {
        Map<String, ServoCalibration> byName = new LinkedHashMap<>();
        for (Joint joint : Joint.values()) {
            byName.put(joint.label(), servos.get(joint.ordinal()));
        }
        return byName;
    }

    /** What belongs into the servos' memory, in the joints' order. */
    List<Stored> registers() {
        return servos.stream().map(Stored::of).toList();
    }

    Scales scales() {
        return new Scales(IntStream.range(0, servos.size())
                .mapToObj(i -> scale(Joint.values()[i], servos.get(i)))
                .toList());
    }

    private static Scale scale(Joint joint, ServoCalibration servo) {
        return joint == Joint.GRIPPER
                ? new Scale.Percent(range(servo), servo.driveMode() == 1)
                : new Scale.Degrees(range(servo));
    }

    private static StepRange range(ServoCalibration servo) {
        return new StepRange(servo.rangeMin(), servo.rangeMax());
    }

    /** The joints as everyone else sees them: limits are the geometry's within the calibrated range. */
    List<JointDescription> describe() {
        Scales scales = scales();
        return IntStream.range(0, servos.size())
                .mapToObj(i ->
                        describe(Joint.values()[i], scales.get(i), servos.get(i).driveMode() == 1))
                .toList();
    }

    private static JointDescription describe(Joint joint, Scale scale, boolean reversed) {
        double speed = STEPS_PER_SECOND * Math.abs(scale.unitsPerStep());
        if (joint == Joint.GRIPPER) {
            return new JointDescription(joint.label(), Unit.PERCENT, 0, 100, speed, 100, reversed);
        }
        double min = Math.max(joint.min(), scale.value(scale.range().min()));
        double max = Math.min(joint.max(), scale.value(scale.range().max()));
        return new JointDescription(
                joint.label(), Unit.DEGREES, min, max, speed, scale.range().spanDegrees(), reversed);
    }

    /** Steps that each servo may be sent to: the limits of {@link #describe()}. */
    List<StepRange> allowed() {
        List<JointDescription> joints = describe();
        Scales scales = scales();
        return IntStream.range(0, joints.size())
                .mapToObj(i -> allowed(scales.get(i), joints.get(i)))
                .toList();
    }

    private static StepRange allowed(Scale scale, JointDescription joint) {
        StepRange range = scale.range();
        int first = range.clamp(scale.steps(joint.min()));
        int last = range.clamp(scale.steps(joint.max()));
        return new StepRange(Math.min(first, last), Math.max(first, last));
    }
}
