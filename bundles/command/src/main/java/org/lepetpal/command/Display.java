package org.lepetpal.command;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.telemetry.Activity;
import org.lepetpal.api.telemetry.ArmSample;

/**
 * What the control loop shows other threads of its newest tick. The loop alone writes: first what there is to say, which is
 * immutable and made anew only where it is something else than in the tick before; then the numbers, which are others in
 * every tick. Whoever looks reads the numbers first: what he is told is as new as its time says or, where the loop wrote
 * while he looked, newer, and never older.
 */
final class Display {
    private volatile Known known = new Known(Optional.empty(), Optional.empty(), Optional.empty());
    private volatile Deed deed = new Deed(Optional.empty(), Activity.IDLE, List.of());
    private volatile long measuredNanos;
    private volatile long nanos;
    private volatile long tick;

    /** What is known of the arm. */
    private record Known(Optional<ArmDescription> arm, Optional<ArmState> state, Optional<JointAngles> lastTarget) {
        boolean says(Optional<ArmDescription> which, Optional<ArmState> how, Optional<JointAngles> told) {
            return arm == which && state == how && lastTarget == told;
        }
    }

    /** What the loop did. */
    private record Deed(Optional<Verdict> verdict, Activity activity, List<JointAngles> ahead) {
        boolean says(Optional<Verdict> judged, Activity doing, List<JointAngles> next) {
            return verdict == judged && activity.equals(doing) && ahead == next;
        }
    }

    /**
     * The loop knows this of the arm.
     *
     * @param arm which one; empty where it is not there or counts as lost
     * @param state how it is; empty where it did not answer
     * @param lastTarget what it was told last; empty where that is nothing
     */
    void knows(Optional<ArmDescription> arm, Optional<ArmState> state, Optional<JointAngles> lastTarget) {
        if (!known.says(arm, state, lastTarget)) {
            known = new Known(arm, state, lastTarget);
        }
    }

    /** Another arm is there, and nothing is known of that one yet. */
    void forget() {
        known = new Known(Optional.empty(), known.state(), Optional.empty());
    }

    /** The loop has done this; see {@link ArmSample}. */
    void did(Optional<Verdict> verdict, Activity activity, List<JointAngles> ahead) {
        if (!deed.says(verdict, activity, ahead)) {
            deed = new Deed(verdict, activity, ahead);
        }
    }

    /**
     * That was this tick.
     *
     * @param number of the tick, from 1
     * @param begun when it began
     * @param measured when the arm was measured
     */
    void tick(long number, long begun, long measured) {
        measuredNanos = measured;
        nanos = begun;
        tick = number;
    }

    /** What is known of the arm. Any thread. */
    Body body() {
        long measured = measuredNanos;
        Known now = known;
        return now.arm().isEmpty() ? Body.NONE : new Body(now.arm(), reading(measured, now), now.lastTarget());
    }

    /** The newest tick; empty before the first. Any thread. */
    Optional<ArmSample> latest() {
        long number = tick;
        long begun = nanos;
        long measured = measuredNanos;
        Known seen = known;
        Deed done = deed;
        return number == 0
                ? Optional.empty()
                : Optional.of(new ArmSample(
                        number, begun, reading(measured, seen), done.verdict(), done.activity(), done.ahead()));
    }

    private static Optional<ArmReading> reading(long measured, Known known) {
        return known.state().map(state -> new ArmReading(measured, state));
    }
}
