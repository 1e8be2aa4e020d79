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
     */
    public record JointDescription(String name, Unit unit, double min, double max, double maxSpeed) {
        public JointDescription {
            if (!(min < max) || !Double.isFinite(min) || !Double.isFinite(max)) {
                throw new IllegalArgumentException(name + ": limits " + min + " … " + max);
            }
            if (!(maxSpeed > 0) || !Double.isFinite(maxSpeed)) {
                throw new IllegalArgumentException(name + ": maxSpeed " + maxSpeed);
            }
        }
    }

    /** Unit of a joint's position. */
    public enum Unit {
        DEGREES,
        /** 0 closed … 100 open. */
        PERCENT
    }
}
