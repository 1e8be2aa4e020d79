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

    /**
     * The same before a target that does not move: the goal goes there without overshoot, and of an arm that rests short of
     * another target no joint goes on to that.
     */
    Situation before(JointAngles target) {
        Setpoint still = new Setpoint(goal(), last.velocity(), target);
        return new Situation(arm, reading, still, seconds, nanos);
    }
}
