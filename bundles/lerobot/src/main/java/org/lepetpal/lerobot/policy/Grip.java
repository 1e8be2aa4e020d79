package org.lepetpal.lerobot.policy;

import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;

/** What can be told of the gripper, the last joint, from how it is and where it is wanted. */
final class Grip {
    /** Jaws that are kept this much wider than wanted hold something, in points of 100. */
    private static final double HELD = 3;
    /** Jaws that move faster are on their way, in points a second. */
    private static final double ON_ITS_WAY = 5;

    private Grip() {}

    static boolean holds(ArmReading arm, JointAngles wanted) {
        int gripper = arm.positions().size() - 1;
        double opening = arm.positions().get(gripper);
        return opening > HELD
                && opening - wanted.get(gripper) > HELD
                && Math.abs(arm.joints().get(gripper).speed()) < ON_ITS_WAY;
    }
}
