package org.lepetpal.policy.scripted;

/** One stretch of the task. It plans when it is first asked, and from then on answers from what is sensed. */
sealed interface Stage
        permits Search, Approach, Descend, Close, Lift, BringToThrow, CarryToBowl, Drop, Verify, BackOff {
    /** Never waits. Time does not go back from call to call. */
    Turn turn(Senses now);
}
