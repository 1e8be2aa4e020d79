package org.lepetpal.policy.scripted;

import org.lepetpal.api.arm.JointAngles;

/** Two moves by way of a point between them, the second begun before the first has ended, so that the arm does not stop. */
record Blend(Trajectory first, JointMove second) implements Trajectory {
    @Override
    public JointAngles at(long nanos) {
        double[] angles = first.at(nanos).toArray();
        JointAngles further = second.at(nanos);
        for (int i = 0; i < angles.length; i++) {
            angles[i] += further.get(i) - second.from().get(i);
        }
        return JointAngles.of(angles);
    }

    @Override
    public long endNanos() {
        return Math.max(first.endNanos(), second.endNanos());
    }
}
