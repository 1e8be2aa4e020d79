package org.lepetpal.command;

import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;

/**
 * The passage from the plan of one policy to that of another: at first all of the old one counts, at last all of the new
 * one, so that neither position nor speed jumps.
 *
 * @param from the last plan of the policy that was left
 * @param sinceNanos when the first of the new one came
 */
record Join(Plan from, long sinceNanos) {
    private static final double SPAN_NANOS = 300_000_000;

    /** Whether the new plan counts for all. */
    boolean over(long nanos) {
        return nanos - sinceNanos >= SPAN_NANOS;
    }

    /**
     * What is to be gone for.
     *
     * @param to what the new plan wants now
     * @param lastTarget stands for an old plan that has run out
     */
    JointAngles blend(JointAngles to, JointAngles lastTarget, long nanos) {
        Optional<JointAngles> old = from.at(nanos);
        double progress = Math.clamp((nanos - sinceNanos) / SPAN_NANOS, 0, 1);
        // Smoothstep: its slope is 0 at both ends.
        return old.orElse(lastTarget).towards(to, progress * progress * (3 - 2 * progress));
    }
}
