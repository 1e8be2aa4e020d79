package org.lepetpal.policy.scripted;

import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;

/**
 * What a stage goes by.
 *
 * @param nanos now
 * @param arm newest reading of the arm
 * @param lastTarget what the arm was last told
 * @param eyes what was seen so far
 */
record Senses(long nanos, ArmReading arm, JointAngles lastTarget, Eyes eyes) {
    JointAngles measured() {
        return arm.positions();
    }

    /** Measured opening of the gripper, percent. */
    double opening() {
        return measured().get(gripper());
    }

    /** How hard the gripper's motor works, percent of full drive, 0…100. */
    double gripLoad() {
        return Math.abs(arm.joints().get(gripper()).loadPercent());
    }

    /** Seconds since then. */
    double since(long then) {
        return (nanos - then) * 1e-9;
    }

    private int gripper() {
        return measured().size() - 1;
    }
}
