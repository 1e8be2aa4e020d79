package org.lepetpal.policy.scripted;

import org.lepetpal.api.arm.JointAngles;

/** Where the joints should be, as a function of time on the robot's timebase. */
sealed interface Trajectory permits JointMove, TipLine, GripMove, Gripping, Blend, Brake, Standstill {
    /** Before the start the first, after the end the last angles. */
    JointAngles at(long nanos);

    /** When the last angles are due. */
    long endNanos();

    /** The last angles. */
    default JointAngles goal() {
        return at(endNanos());
    }

    /** Speed of every joint in units per second. */
    default double[] speedAt(long nanos) {
        long half = 2_000_000;
        double[] before = at(nanos - half).toArray();
        double[] speed = at(nanos + half).toArray();
        for (int i = 0; i < speed.length; i++) {
            speed[i] = (speed[i] - before[i]) / (2 * half * 1e-9);
        }
        return speed;
    }
}
