package org.lepetpal.command;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.time.Timebase.Beat;

/** How the loop keeps time. The loop alone writes, without allocating; anybody reads, and only reading sorts. */
final class TickStats {
    private static final int WINDOW = 1_000;

    private final long periodNanos;
    private final AtomicLongArray lateness = new AtomicLongArray(WINDOW);
    private final AtomicLongArray missed = new AtomicLongArray(WINDOW);
    private volatile long ticks;
    private volatile long missedTicks;
    private volatile long missedInWindow;
    private volatile long worst;

    TickStats(long periodNanos) {
        this.periodNanos = periodNanos;
    }

    /** @return number of this tick, from 1 */
    long count(Beat beat) {
        int index = (int) (ticks % WINDOW);
        lateness.setRelease(index, beat.latenessNanos());
        long displaced = missed.getPlain(index);
        missed.setRelease(index, beat.missed());
        missedInWindow = missedInWindow + beat.missed() - displaced;
        missedTicks = missedTicks + beat.missed();
        worst = Math.max(worst, beat.latenessNanos());
        long number = ticks + 1;
        ticks = number;
        return number;
    }

    /** Ticks missed among the last 1,000 run. */
    long missedLately() {
        return missedInWindow;
    }

    LoopStats snapshot() {
        long run = ticks;
        long[] window = new long[(int) Math.min(run, WINDOW)];
        Arrays.setAll(window, lateness::getAcquire);
        Arrays.sort(window);
        return new LoopStats(run, missedTicks, periodNanos, percentile(window, 50), percentile(window, 99), worst);
    }

    /** Nearest rank. */
    private static long percentile(long[] sorted, int percent) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(sorted.length * percent / 100.0) - 1];
    }
}
