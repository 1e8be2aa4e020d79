package org.lepetpal.command;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * When a policy is asked that has its own wish of how often. Whoever asks comes at his own pace: a turn that was missed by less than
 * a period does not make the next one late, so that the mean is what was wished for; others are not made up for.
 */
final class Turns {
    private final long periodNanos;
    private OptionalLong due = OptionalLong.empty();

    private Turns(long periodNanos) {
        this.periodNanos = periodNanos;
    }

    /** @param rateHz more than 0; empty where every opportunity is a turn */
    static Turns of(OptionalDouble rateHz) {
        return new Turns(rateHz.isPresent() ? Math.round(1e9 / rateHz.getAsDouble()) : 0);
    }

    /** Whether it is its turn; the first time it is. @param nanos now, which does not go back */
    boolean take(long nanos) {
        long late = nanos - due.orElse(nanos);
        if (late < 0) {
            return false;
        }
        due = OptionalLong.of(nanos + periodNanos - (late < periodNanos ? late : 0));
        return true;
    }
}
