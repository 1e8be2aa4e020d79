package org.lepetpal.arm.so101;

import java.time.Duration;

/** How long to wait before trying again: longer after each failure, up to a limit. Not thread-safe. */
final class Backoff {
    private final Duration first;
    private final Duration longest;
    private Duration next;

    /** @param first wait after the first failure; more than zero, at most {@code longest} */
    Backoff(Duration first, Duration longest) {
        if (first.isNegative() || first.isZero() || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException("first wait " + first + " is not within 0…" + longest);
        }
        this.first = first;
        this.longest = longest;
        this.next = first;
    }

    /** The wait that is due now; doubles the following one. */
    Duration next() {
        Duration due = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return due;
    }

    /** It worked: begin anew. */
    void reset() {
        next = first;
    }
}
