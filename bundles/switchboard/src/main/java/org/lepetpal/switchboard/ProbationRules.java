package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.lepetpal.api.swap.SlotName;

/**
 * What a newcomer has to keep to, and for how long; and what everybody has to.
 *
 * @param trial whether it is tried before it is taken
 * @param spanNanos after its first answer it has proved itself
 * @param answers after as many it has proved itself, if that is earlier
 * @param budgetNanos what one answer of a newcomer may take, or one inference where the policy tells of them
 * @param owedNanos for how long an answer may be owed, by newcomers and by those who have proved themselves
 * @param refusals ticks in which the safety kernel may refuse what it wants
 * @param fallback whether another takes the place of one that had proved itself, and fails
 * @param detectors what is different for them
 */
record ProbationRules(
        boolean trial,
        long spanNanos,
        int answers,
        long budgetNanos,
        long owedNanos,
        int refusals,
        boolean fallback,
        ForDetectors detectors) {
    /** Out of the box. */
    static final ProbationRules DEFAULT = new ProbationRules(
            true,
            Duration.ofSeconds(10).toNanos(),
            20,
            Duration.ofSeconds(30).toNanos(),
            Duration.ofSeconds(10).toNanos(),
            20,
            true,
            ForDetectors.DEFAULT);

    /**
     * What a detector has to keep to, for as long as it is active.
     *
     * @param budgetNanos what one answer may take
     * @param failures as many in a row are too many
     */
    record ForDetectors(long budgetNanos, int failures) {
        /** Out of the box. */
        static final ForDetectors DEFAULT =
                new ForDetectors(Duration.ofSeconds(5).toNanos(), 10);
    }

    static ProbationRules of(Config config) {
        return new ProbationRules(
                config.swap_trial(),
                TimeUnit.SECONDS.toNanos(require("SWAP_PROBATION_S", config.swap_probation_s(), 1, 3600)),
                require("SWAP_PROBATION_INFERENCES", config.swap_probation_inferences(), 1, 10_000),
                TimeUnit.MILLISECONDS.toNanos(
                        require("SWAP_LATENCY_BUDGET_MS", config.swap_latency_budget_ms(), 10, 600_000)),
                TimeUnit.MILLISECONDS.toNanos(require("POLICY_BUDGET_MS", config.policy_budget_ms(), 100, 600_000)),
                require("SWAP_REFUSALS_MAX", config.swap_refusals_max(), 0, 10_000),
                config.policy_fallback(),
                new ForDetectors(
                        TimeUnit.MILLISECONDS.toNanos(
                                require("DETECTOR_BUDGET_MS", config.detector_budget_ms(), 100, 60_000)),
                        require("DETECTOR_FAILURES_MAX", config.detector_failures_max(), 1, 1000)));
    }

    /** Those of this slot. The safety kernel refuses what policies want, which is no fault of a detector. */
    ProbationRules in(SlotName slot) {
        return slot == SlotName.DETECTOR
                ? new ProbationRules(
                        trial,
                        spanNanos,
                        answers,
                        detectors.budgetNanos,
                        detectors.budgetNanos,
                        Integer.MAX_VALUE,
                        fallback,
                        detectors)
                : this;
    }

    private static int require(String variable, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(variable + " = " + value + " is not in " + least + "…" + most);
        }
        return value;
    }
}
