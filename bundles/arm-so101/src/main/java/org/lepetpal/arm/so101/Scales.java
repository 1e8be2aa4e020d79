package org.lepetpal.arm.so101;

import java.util.List;
import org.lepetpal.api.arm.JointAngles;

/**
 * From the steps of all servos to joint angles and back.
 *
 * @param each one per joint, in order: degrees for the five rotating joints, percent for the gripper
 */
record Scales(List<Scale> each) {
    Scales {
        each = List.copyOf(each);
        if (each.size() != Joint.values().length) {
            throw new IllegalArgumentException(each.size() + " scales for " + Joint.values().length + " joints");
        }
    }

    Scale get(int joint) {
        return each.get(joint);
    }

    /** Steps for these angles, not limited. */
    int[] steps(JointAngles angles) {
        int[] steps = new int[each.size()];
        steps(angles, steps);
        return steps;
    }

    /** The same into memory of the caller's. */
    void steps(JointAngles angles, int[] into) {
        if (angles.size() != each.size()) {
            throw new IllegalArgumentException(angles.size() + " angles for " + each.size() + " joints");
        }
        for (int i = 0; i < into.length; i++) {
            into[i] = each.get(i).steps(angles.get(i));
        }
    }

    JointAngles angles(int[] steps) {
        return angles(steps, new double[steps.length]);
    }

    /** The same with memory of the caller's to work in. */
    JointAngles angles(int[] steps, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = each.get(i).value(steps[i]);
        }
        return JointAngles.of(values);
    }
}
