package org.lepetpal.safety;

import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;

/**
 * What rules judge a target by.
 *
 * @param arm what it is
 * @param reading where it is
 * @param last what it was last told; where it is, at rest, when it was told nothing yet
 * @param seconds since then; 0 or more
 * @param nanos now
 */
record Situation(ArmDescription arm, ArmReading reading, Setpoint last, double seconds, long nanos) {
    double measured(int joint) {
        return reading.positions().get(joint);
    }

    JointAngles goal() {
        return last.goal();
    }

    /** The same with an arm that is on its way nowhere: of one that rests short of its target, no joint goes on to it. */
    Situation resting() {
        return new Situation(arm, reading, Setpoint.resting(goal()), seconds, nanos);
    }
}
