package org.lepetpal.api.time;

import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: twice as long after each failure, up to a limit, and from the beginning after a
 * success. The wait after failure <i>n</i> = 1, 2, … is min({@code first} · 2<sup>n−1</sup>, {@code longest}). It only counts: who
 * waits is up to the {@link Timebase}. Not thread-safe; never blocks.
 */
public final class Backoff {
    private final Duration first;
    private final Duration longest;
    private final UnaryOperator<Duration> spreading;
    private Duration next;

    /**
     * @param first wait after the first failure; more than zero, at most {@code longest}
     * @param longest what no wait exceeds
     */
    public Backoff(Duration first, Duration longest) {
        this(first, longest, UnaryOperator.identity());
    }

    /**
     * With waits that are spread at random, so that several that failed together do not try again together.
     *
     * @param first wait after the first failure, before it is spread; more than zero, at most {@code longest}
     * @param longest what no wait exceeds, before it is spread
     * @param spread by which part of itself each wait is made shorter or longer at most, evenly distributed; 0 ≤ spread &lt; 1
     * @param random asked once for each wait, by the thread that asks for it
     */
    public Backoff(Duration first, Duration longest, double spread, RandomGenerator random) {
        if (!(spread >= 0 && spread < 1)) {
            throw new IllegalArgumentException("spread " + spread + " is not within 0…1");
        }
        this(first, longest, wait -> {
            double factor = 1 - spread + 2 * spread * random.nextDouble();
            return Duration.ofNanos(Math.round(wait.toNanos() * factor));
        });
    }

    private Backoff(Duration first, Duration longest, UnaryOperator<Duration> spreading) {
        if (first.isNegative() || first.isZero() || first.compareTo(longest) > 0) {
            throw new IllegalArgumentException("first wait " + first + " is not within 0…" + longest);
        }
        this.first = first;
        this.longest = longest;
        this.spreading = spreading;
        this.next = first;
    }

    /** It failed, or is to be done more seldom: the wait that is due now. Makes the following one longer. */
    public Duration next() {
        Duration due = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(longest) < 0 ? doubled : longest;
        return spreading.apply(due);
    }

    /** It worked: begin anew. */
    public void reset() {
        next = first;
    }
}
