package org.lepetpal.switchboard;

import java.time.Duration;
import java.util.Optional;
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
 * @param detectors what they have to keep to instead
 * @param layers what overlay layers have to keep to instead
 */
record ProbationRules(
        boolean trial,
        long spanNanos,
        int answers,
        long budgetNanos,
        long owedNanos,
        int refusals,
        boolean fallback,
        Bounds detectors,
        Bounds layers) {
    /** Out of the box. */
    static final ProbationRules DEFAULT = new ProbationRules(
            true,
            Duration.ofSeconds(10).toNanos(),
            20,
            Duration.ofSeconds(30).toNanos(),
            Duration.ofSeconds(10).toNanos(),
            20,
            true,
            Bounds.DETECTORS,
            Bounds.LAYERS);

    /**
     * What everybody has to keep to, for as long as he is active; policies alone may fail but once.
     *
     * @param budgetNanos what one answer may take; a later one counts as a failure
     * @param owedNanos for how long one may be owed
     * @param failures as many in a row are too many
     */
    record Bounds(long budgetNanos, long owedNanos, int failures) {
        private static final Duration LAYER_HANGS = Duration.ofSeconds(3);

        /** Of detectors, out of the box. */
        static final Bounds DETECTORS = forDetectors(5000, 10);
        /** Of overlay layers, out of the box. */
        static final Bounds LAYERS = forLayers(100, 10);

        /** Nobody waits for a detector but who asked it: one answer that is late is one too many. */
        static Bounds forDetectors(int millis, int failures) {
            long budget = TimeUnit.MILLISECONDS.toNanos(millis);
            return new Bounds(budget, budget, failures);
        }

        /** A picture waits for its layers, and one that is late may be the machine's fault: the first ones load classes. */
        static Bounds forLayers(int millis, int failures) {
            return new Bounds(TimeUnit.MILLISECONDS.toNanos(millis), LAYER_HANGS.toNanos(), failures);
        }

        /** Of cameras. They give what they have, at once: much more is allowed, for a busy machine holds up everybody. */
        static final Bounds CAMERAS = new Bounds(
                Duration.ofSeconds(1).toNanos(), Duration.ofSeconds(5).toNanos(), 10);
        /** Of voices and dispensers, beside what each thing may take that they are asked for. That is seldom. */
        static final Bounds SELDOM = new Bounds(
                Duration.ofSeconds(5).toNanos(), Duration.ofSeconds(5).toNanos(), 3);
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
                Bounds.forDetectors(
                        require("DETECTOR_BUDGET_MS", config.detector_budget_ms(), 100, 60_000),
                        require("DETECTOR_FAILURES_MAX", config.detector_failures_max(), 1, 1000)),
                Bounds.forLayers(
                        require("OVERLAY_BUDGET_MS", config.overlay_budget_ms(), 10, 1000),
                        require("OVERLAY_FAILURES_MAX", config.overlay_failures_max(), 1, 100)));
    }

    /** Those of this slot. The safety kernel refuses what policies want, which is no fault of anybody else. */
    ProbationRules in(SlotName slot) {
        return bounds(slot)
                .map(bounds -> new ProbationRules(
                        trial,
                        spanNanos,
                        answers,
                        bounds.owedNanos,
                        bounds.owedNanos,
                        Integer.MAX_VALUE,
                        fallback,
                        detectors,
                        layers))
                .orElse(this);
    }

    /** What the candidates of this slot have to keep to all the time; empty for policies, and for arms, which nobody measures. */
    Optional<Bounds> bounds(SlotName slot) {
        return switch (slot) {
            case DETECTOR -> Optional.of(detectors);
            case OVERLAY -> Optional.of(layers);
            case CAMERA -> Optional.of(Bounds.CAMERAS);
            case VOICE, DISPENSER -> Optional.of(Bounds.SELDOM);
            default -> Optional.empty();
        };
    }

    private static int require(String variable, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(variable + " = " + value + " is not in " + least + "…" + most);
        }
        return value;
    }
}
