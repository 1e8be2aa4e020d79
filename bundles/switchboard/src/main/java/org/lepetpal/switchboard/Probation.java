package org.lepetpal.switchboard;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The first steps of a newcomer that took another's place. Guarded by its slot's lock. */
final class Probation<T> {
    private final Tenant<T> newcomer;
    private final List<String> choiceBefore;
    private final ProbationRules rules;
    private OptionalLong begun = OptionalLong.empty();
    private int answers;

    /** @param choiceBefore the operator's, before it was changed in favour of the newcomer */
    Probation(Tenant<T> newcomer, List<String> choiceBefore, ProbationRules rules) {
        this.newcomer = newcomer;
        this.choiceBefore = choiceBefore;
        this.rules = rules;
    }

    Tenant<T> newcomer() {
        return newcomer;
    }

    List<String> choiceBefore() {
        return choiceBefore;
    }

    /**
     * It answered.
     *
     * @return why that was no good
     */
    Optional<String> answered(long nanos, long nowNanos) {
        if (begun.isEmpty()) {
            begun = OptionalLong.of(nowNanos - nanos);
        }
        answers++;
        return slow(nanos).map(spent -> "took " + spent);
    }

    /** @return why it is no good: what it still owes, or what the safety kernel refused */
    Optional<String> watched(long nowNanos, LoopView loop) {
        Optional<String> owing =
                newcomer.conduct().owing(nowNanos).flatMap(this::slow).map(spent -> "gave no answer for " + spent);
        return owing.isPresent() ? owing : refused(nowNanos, loop);
    }

    private Optional<String> slow(long nanos) {
        return nanos <= rules.budgetNanos()
                ? Optional.empty()
                : Optional.of(nanos / 1_000_000 + " ms, and " + rules.budgetNanos() / 1_000_000 + " ms are allowed");
    }

    private Optional<String> refused(long nowNanos, LoopView loop) {
        if (begun.isEmpty()) {
            return Optional.empty();
        }
        long refused = loop.between(begun.getAsLong(), nowNanos).refusedTicks();
        return refused <= rules.refusals()
                ? Optional.empty()
                : Optional.of("the safety kernel refused its plan in " + refused + " ticks, and " + rules.refusals()
                        + " are allowed");
    }

    /** Whether it has proved itself. Idle time is no proof, and who still owes an answer has not. */
    boolean passed(long nowNanos) {
        boolean enough =
                answers >= rules.answers() || begun.isPresent() && nowNanos - begun.getAsLong() >= rules.spanNanos();
        return enough && newcomer.conduct().owing(nowNanos).isEmpty();
    }
}
