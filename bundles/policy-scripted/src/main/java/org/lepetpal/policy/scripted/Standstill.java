package org.lepetpal.policy.scripted;

import org.lepetpal.api.arm.JointAngles;

/** Staying where one is. */
record Standstill(JointAngles joints, long endNanos) implements Trajectory {
    @Override
    public JointAngles at(long nanos) {
        return joints;
    }
}
