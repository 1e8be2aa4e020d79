package org.lepetpal.command;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.lepetpal.api.telemetry.InferenceStats;

/**
 * How a policy keeps up with the arm. The time for which the arm waits for it adds up, and a tenth of all other time is worked off
 * of that: a policy is behind from two seconds on, until less than one is left. So the first thought of a command does not count,
 * who waits for less than a tenth of the time never is, and what gave way to it comes back after ten seconds at the earliest. One
 * thread.
 */
final class KeepingUp {
    private static final long BEHIND_NANOS = 2_000_000_000L;
    private static final long ABREAST_NANOS = 1_000_000_000L;
    private static final long MOST_NANOS = 3_000_000_000L;
    private static final long SHARE = 10;
    private static final long SPAN_NANOS = 2_000_000_000L;

    private final double wishedHz;
    private OptionalLong before = OptionalLong.empty();
    private long waitedNanos;
    private boolean behind;
    private long spanBegan;
    private int useful;
    private OptionalDouble heldHz = OptionalDouble.empty();

    /** @param wishedHz how often it is to be asked per second, more than 0 */
    KeepingUp(double wishedHz) {
        this.wishedHz = wishedHz;
    }

    /**
     * It answered.
     *
     * @param asked when it was asked
     * @param nanos when it answered
     * @param thinking whether the answer is that it is still thinking
     * @return empty in its first two seconds, which tell no rate yet
     */
    Optional<InferenceStats> answered(long asked, long nanos, boolean thinking) {
        if (before.isEmpty()) {
            spanBegan = asked;
        }
        long passed = nanos - before.orElse(asked);
        before = OptionalLong.of(nanos);
        boolean late = thinking || nanos - asked > 1e9 / wishedHz;
        waitedNanos = Math.clamp(waitedNanos + (late ? passed : -passed / SHARE), 0, MOST_NANOS);
        behind = waitedNanos >= (behind ? ABREAST_NANOS : BEHIND_NANOS);
        count(nanos, thinking);
        return heldHz.stream()
                .mapToObj(rate -> new InferenceStats(wishedHz, rate, behind))
                .findFirst();
    }

    private void count(long nanos, boolean thinking) {
        useful += thinking ? 0 : 1;
        if (nanos - spanBegan >= SPAN_NANOS) {
            heldHz = OptionalDouble.of(useful * 1e9 / (nanos - spanBegan));
            spanBegan = nanos;
            useful = 0;
        }
    }
}
