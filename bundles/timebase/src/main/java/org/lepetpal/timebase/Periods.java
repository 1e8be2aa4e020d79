package org.lepetpal.timebase;

import java.time.Duration;

/** What both kinds of time demand of spans. */
final class Periods {
    private Periods() {}

    /** @throws IllegalArgumentException when it is not longer than zero */
    static long nanos(Duration period) {
        if (period.isNegative() || period.isZero()) {
            throw new IllegalArgumentException("period " + period + " is not longer than zero");
        }
        return period.toNanos();
    }

    /** @throws IllegalArgumentException when it is negative */
    static long nanosOrZero(Duration span) {
        if (span.isNegative()) {
            throw new IllegalArgumentException("span " + span + " is negative");
        }
        return span.toNanos();
    }

    /** @throws IllegalArgumentException when it is less than 1 */
    static int backlog(int backlog) {
        if (backlog < 1) {
            throw new IllegalArgumentException("backlog " + backlog + " is less than 1");
        }
        return backlog;
    }
}
