package org.lepetpal.lerobot.policy;

import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;

/** What can be told of the gripper, the last joint, from how it is and where it was told to be. */
final class Grip {
    /** Jaws that move faster are on their way, in points of 100 a second. */
    private static final double ON_ITS_WAY = 5;

    private Grip() {}

    /** @param told what was sent to the arm last: what is only wished for may come true without anything between the jaws */
    static boolean holds(ArmReading arm, JointAngles told) {
        int gripper = arm.positions().size() - 1;
        return Math.abs(arm.joints().get(gripper).speed()) < ON_ITS_WAY && arm.holdsSomething(gripper, told);
    }
}
