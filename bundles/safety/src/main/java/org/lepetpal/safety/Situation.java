package org.lepetpal.safety;

import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;

/**
 * What rules judge a target by. For one arm, and for the holder of the kernel's turn, who fills it anew for every question:
 * what is read from it is good until the question is answered.
 */
final class Situation {
    private final ArmDescription arm;
    private ArmState state;
    private long measuredNanos;
    private Setpoint last;
    private double seconds;
    private long nanos;

    /** @param arm what it is; nothing else is known before the first {@link #at} */
    Situation(ArmDescription arm) {
        this.arm = arm;
    }

    /**
     * So it is now.
     *
     * @param is how the arm is
     * @param measured when that was measured
     * @param told what it was last told; where it is, at rest, when it was told nothing yet
     * @param passed seconds since then; 0 or more
     * @param now when it is
     * @return itself
     */
    Situation at(ArmState is, long measured, Setpoint told, double passed, long now) {
        state = is;
        measuredNanos = measured;
        last = told;
        seconds = passed;
        nanos = now;
        return this;
    }

    ArmDescription arm() {
        return arm;
    }

    ArmState state() {
        return state;
    }

    long measuredNanos() {
        return measuredNanos;
    }

    Setpoint last() {
        return last;
    }

    double seconds() {
        return seconds;
    }

    long nanos() {
        return nanos;
    }

    double measured(int joint) {
        return state.positions().get(joint);
    }

    JointAngles goal() {
        return last.goal();
    }

    /**
     * Another one, before a target that does not move: the goal goes there without overshoot, and of an arm that rests short of
     * another target no joint goes on to that.
     */
    Situation before(JointAngles target) {
        Setpoint still = new Setpoint(goal(), last.velocity(), target);
        return new Situation(arm).at(state, measuredNanos, still, seconds, nanos);
    }
}
