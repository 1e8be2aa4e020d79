package org.lepetpal.command;

import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;

/**
 * What the jaws of an arm that is sent away are told: what they hold, or meet while they close, is neither dropped nor
 * crushed. For one way, and one thread.
 */
final class Jaws {
    /**
     * Percent by which jaws that hold something are told to close further, at most: about what the motor of an SO-101 bears for
     * long. The rest of a squeeze the safety kernel would take back only after it had seen the motor strain for half a second.
     */
    private static final double FIRM = 0.5;
    /** Percent a second from which jaws close; those that have only begun to, strain as those that hold do. */
    private static final double CLOSING = 5;

    private final int gripper;
    private boolean seen;
    private boolean closed;
    private boolean holds;
    private double kept;

    /** @param gripper index of its joint */
    Jaws(int gripper) {
        this.gripper = gripper;
    }

    /**
     * Takes a measurement in; in the first one they may hold something, later where they were closing.
     *
     * @param told what the arm was told before it
     */
    void observe(ArmState state, JointAngles told) {
        closed |= state.joints().get(gripper).speed() <= -CLOSING;
        if (!holds && (closed || !seen) && state.holdsSomething(gripper, told)) {
            holds = true;
            kept = Math.max(told.get(gripper), state.positions().get(gripper) - FIRM);
        }
        seen = true;
    }

    /** The target, but for jaws that hold something. */
    JointAngles spare(JointAngles target) {
        return holds && target.get(gripper) != kept ? target.with(gripper, kept) : target;
    }
}
