package org.lepetpal.policy.scripted;

import org.lepetpal.api.arm.JointAngles;

/**
 * Only the gripper moves, at an even speed.
 *
 * @param startNanos when it begins
 * @param joints where the arm stays; the gripper starts from its value here
 * @param to the gripper's last value, 0…100
 * @param percentPerSecond more than 0
 */
record GripMove(long startNanos, JointAngles joints, double to, double percentPerSecond) implements Trajectory {
    @Override
    public JointAngles at(long nanos) {
        double from = joints.get(gripper());
        double way = Math.max(0, (nanos - startNanos) * 1e-9) * percentPerSecond;
        double value = to < from ? Math.max(to, from - way) : Math.min(to, from + way);
        return joints.with(gripper(), value);
    }

    @Override
    public long endNanos() {
        return startNanos + Math.round(Math.abs(to - joints.get(gripper())) / percentPerSecond * 1e9);
    }

    private int gripper() {
        return joints.size() - 1;
    }
}
