package org.lepetpal.lerobot.policy;

import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;

/** What can be told of the gripper, the last joint, from how it is and where it was told to be. */
final class Grip {
    private Grip() {}

    /** @param told what was sent to the arm last: what is only wished for may come true without anything between the jaws */
    static boolean holds(ArmReading arm, JointAngles told) {
        return arm.holdsSomething(arm.positions().size() - 1, told);
    }
}
