package org.lepetpal.policy.smolvla;

import org.lepetpal.api.arm.JointAngles;

/** What can be told of the gripper, the last joint, from where it is and where it is wanted. */
final class Grip {
    /** Jaws that are kept this much wider than wanted hold something, in points of 100. */
    private static final double HELD = 3;

    private Grip() {}

    static boolean holds(JointAngles measured, JointAngles wanted) {
        int gripper = measured.size() - 1;
        return measured.get(gripper) > HELD && measured.get(gripper) - wanted.get(gripper) > HELD;
    }
}
