package org.lepetpal.policy.scripted;

import org.lepetpal.api.arm.JointAngles;

/** A motion with the gripper kept at a value of its own. */
record Gripping(Trajectory motion, double gripper) implements Trajectory {
    @Override
    public JointAngles at(long nanos) {
        JointAngles angles = motion.at(nanos);
        return angles.with(angles.size() - 1, gripper);
    }

    @Override
    public long endNanos() {
        return motion.endNanos();
    }
}
