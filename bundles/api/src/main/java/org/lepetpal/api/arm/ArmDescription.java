package org.lepetpal.api.arm;

import java.util.List;
import java.util.Map;

/**
 * What an arm is: its joints in order, and the poses that it knows by name.
 *
 * @param model kind of arm, for example {@code so101}
 * @param joints in the order of every {@link JointAngles}; the last one is the gripper
 * @param poses named poses; always holds {@link #HOME}: folded, at rest, safe to release there
 */
public record ArmDescription(String model, List<JointDescription> joints, Map<String, JointAngles> poses) {
    /** Name of the pose in which the arm rests. */
    public static final String HOME = "home";

    /** Name of the pose from which things are thrown; an arm that knows none throws nothing. Its gripper value means nothing. */
    public static final String READY_TO_THROW = "ready_to_throw";

    public ArmDescription {
        joints = List.copyOf(joints);
        poses = Map.copyOf(poses);
        if (joints.isEmpty()) {
            throw new IllegalArgumentException("an arm needs joints");
        }
        if (!poses.containsKey(HOME)) {
            throw new IllegalArgumentException("no pose named " + HOME);
        }
        for (Map.Entry<String, JointAngles> pose : poses.entrySet()) {
            if (pose.getValue().size() != joints.size()) {
                throw new IllegalArgumentException("pose " + pose.getKey() + " has "
                        + pose.getValue().size() + " joints, the arm " + joints.size());
            }
        }
    }

    /** Index of the gripper. */
    public int gripper() {
        return joints.size() - 1;
    }

    /**
     * Values that a policy or a recording counts in {@code mode}, in the platform's degrees.
     *
     * @param values one per joint, within −100…100 for {@link UnitMode#RANGE_M100_100}, beyond which they are cut as LeRobot
     *     does
     * @throws IllegalArgumentException when there are not as many as joints, or one is not finite
     */
    public JointAngles toDegrees(UnitMode mode, double... values) {
        JointAngles angles = JointAngles.of(values);
        requireJoints(angles);
        return mode == UnitMode.DEGREES
                ? angles
                : rotating(angles, (joint, value) -> joint.sign() * Math.clamp(value, -100, 100) / 200 * joint.span());
    }

    /** The platform's degrees as {@code mode} counts them; the inverse of {@link #toDegrees}. */
    public double[] fromDegrees(UnitMode mode, JointAngles angles) {
        requireJoints(angles);
        JointAngles counted = mode == UnitMode.DEGREES
                ? angles
                : rotating(angles, (joint, value) -> joint.sign() * Math.clamp(value * 200 / joint.span(), -100, 100));
        return counted.toArray();
    }

    private JointAngles rotating(JointAngles angles, Conversion conversion) {
        double[] converted = angles.toArray();
        for (int i = 0; i < converted.length; i++) {
            if (joints.get(i).unit() == Unit.DEGREES) {
                converted[i] = conversion.of(joints.get(i), converted[i]);
            }
        }
        return JointAngles.of(converted);
    }

    private void requireJoints(JointAngles angles) {
        if (angles.size() != joints.size()) {
            throw new IllegalArgumentException(angles.size() + " values for " + joints.size() + " joints");
        }
    }

    private interface Conversion {
        double of(JointDescription joint, double value);
    }

    /** The pose {@link #HOME}. */
    public JointAngles home() {
        return poses.get(HOME);
    }

    /**
     * One joint.
     *
     * @param name LeRobot's name, for example {@code shoulder_pan}
     * @param unit unit of position, limits and speed
     * @param min smallest position that the joint may be sent to
     * @param max largest position; greater than {@code min}
     * @param maxSpeed greatest speed in units per second that the motor can reach; more than 0
     * @param span the whole calibrated range in units, from which {@link UnitMode#RANGE_M100_100} counts; more than 0
     * @param reversed whether {@link UnitMode#RANGE_M100_100} counts backwards (LeRobot's {@code drive_mode} 1)
     */
    public record JointDescription(
            String name, Unit unit, double min, double max, double maxSpeed, double span, boolean reversed) {
        public JointDescription {
            if (!(min < max) || !Double.isFinite(min) || !Double.isFinite(max)) {
                throw new IllegalArgumentException(name + ": limits " + min + " … " + max);
            }
            if (!(maxSpeed > 0) || !Double.isFinite(maxSpeed)) {
                throw new IllegalArgumentException(name + ": maxSpeed " + maxSpeed);
            }
            if (!(span > 0) || !Double.isFinite(span)) {
                throw new IllegalArgumentException(name + ": span " + span);
            }
        }

        private int sign() {
            return reversed ? -1 : 1;
        }
    }

    /** Unit of a joint's position. */
    public enum Unit {
        DEGREES,
        /** 0 closed … 100 open. */
        PERCENT
    }
}
