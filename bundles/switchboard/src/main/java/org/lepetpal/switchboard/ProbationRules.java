package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What a newcomer has to keep to, and for how long.
 *
 * @param spanNanos after its first answer it has proved itself
 * @param answers after as many it has proved itself, if that is earlier
 * @param budgetNanos what one answer may take
 * @param refusals ticks in which the safety kernel may refuse what it wants
 * @param fallback whether another takes the place of one that had proved itself, and fails
 */
record ProbationRules(long spanNanos, int answers, long budgetNanos, int refusals, boolean fallback) {
    /** Out of the box. */
    static final ProbationRules DEFAULT = new ProbationRules(
            Duration.ofSeconds(10).toNanos(), 20, Duration.ofSeconds(10).toNanos(), 20, true);

    static ProbationRules of(Config config) {
        return new ProbationRules(
                TimeUnit.SECONDS.toNanos(require("SWAP_PROBATION_S", config.swap_probation_s(), 1, 3600)),
                require("SWAP_PROBATION_INFERENCES", config.swap_probation_inferences(), 1, 10_000),
                TimeUnit.MILLISECONDS.toNanos(
                        require("SWAP_LATENCY_BUDGET_MS", config.swap_latency_budget_ms(), 10, 60_000)),
                require("SWAP_REFUSALS_MAX", config.swap_refusals_max(), 0, 10_000),
                config.policy_fallback());
    }

    private static int require(String variable, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(variable + " = " + value + " is not in " + least + "…" + most);
        }
        return value;
    }
}
