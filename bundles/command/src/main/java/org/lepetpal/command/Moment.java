package org.lepetpal.command;

import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;

/**
 * What one tick has to go by. The control loop has one and fills it anew in every tick: what is read from it is good until
 * the call returns that it is given to.
 */
final class Moment {
    private long nanos;
    private long periods;
    private ArmDescription arm;
    private ArmState state;
    private JointAngles lastTarget;

    /**
     * It is this one now.
     *
     * @param now when it is
     * @param passed periods since the tick before; 1 unless ticks were missed
     * @param description which arm
     * @param measured how it was just now
     * @param told what it was told last; where it stands when it was told nothing yet
     * @return itself
     */
    Moment at(long now, long passed, ArmDescription description, ArmState measured, JointAngles told) {
        nanos = now;
        periods = passed;
        arm = description;
        state = measured;
        lastTarget = told;
        return this;
    }

    long nanos() {
        return nanos;
    }

    long periods() {
        return periods;
    }

    ArmDescription arm() {
        return arm;
    }

    ArmState state() {
        return state;
    }

    JointAngles lastTarget() {
        return lastTarget;
    }
}
