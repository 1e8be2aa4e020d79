package org.lepetpal.lerobot.policy;

import java.time.Duration;
import java.util.Optional;
import org.lepetpal.lerobot.model.Halt;

/** One thought: it waits for its turn, is under way, or is over. Any thread. */
final class Thought {
    private final Halt halt = new Halt();
    private volatile Optional<Outcome> outcome = Optional.empty();

    /**
     * What came of it.
     *
     * @param took since its turn came
     */
    record Outcome(Answer answer, Duration took) {}

    /** Empty until it is over, and for ever where it was dropped before its turn came. */
    Optional<Outcome> outcome() {
        return outcome;
    }

    /** Nobody waits for it any more: it is not begun, or ended within milliseconds. Idempotent. */
    void drop() {
        halt.call();
    }

    boolean dropped() {
        return halt.called();
    }

    /** What ends it while it is under way. */
    Halt halt() {
        return halt;
    }

    void end(Answer answer, Duration took) {
        outcome = Optional.of(new Outcome(answer, took));
    }
}
