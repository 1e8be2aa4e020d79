package org.lepetpal.command;

import java.util.OptionalLong;
import java.util.function.LongSupplier;
import org.lepetpal.api.telemetry.LoopStats;
import org.lepetpal.api.telemetry.LoopStats.StepStats;
import org.lepetpal.api.telemetry.LoopStretch;
import org.lepetpal.api.time.Timebase.Beat;
import org.lepetpal.api.time.Timebase.Priority;

/** How the loop keeps time. The loop alone writes, without allocating; anybody reads. */
final class TickStats {
    private static final int WINDOW = 1_000;
    /** Ticks in which classes are still being loaded: they count as missed, yet tell nothing of the robot's health. */
    private static final int STARTING = 200;

    private static final long READ_BUDGET = 3_000_000;
    private static final long DECIDE_BUDGET = 1_000_000;
    private static final long WRITE_BUDGET = 1_000_000;

    private final long periodNanos;
    private final Minute lateness;
    private final Minute read;
    private final Minute decide;
    private final Minute write;
    /** Bytes. */
    private final Minute garbage;

    private final LongSupplier allocated;
    private final Trail trail = new Trail();
    private final long[] missed = new long[WINDOW];
    /** By the thread until this tick began. */
    private long allocatedBefore;
    /** Whether this Java counts what threads allocate. */
    private volatile boolean counted;

    private volatile long ticks;
    private volatile long missedTicks;
    private volatile long missedInWindow;

    TickStats(long periodNanos) {
        this(periodNanos, new Allocations());
    }

    /** @param allocated bytes that the loop's thread has allocated so far */
    TickStats(long periodNanos, LongSupplier allocated) {
        this.allocated = allocated;
        this.garbage = new Minute(periodNanos, Long.MAX_VALUE);
        this.periodNanos = periodNanos;
        this.lateness = new Minute(periodNanos, periodNanos);
        this.read = new Minute(periodNanos, READ_BUDGET);
        this.decide = new Minute(periodNanos, DECIDE_BUDGET);
        this.write = new Minute(periodNanos, WRITE_BUDGET);
    }

    /**
     * A tick begins.
     *
     * @return its number, from 1
     */
    long count(Beat beat) {
        allocatedBefore = allocated.getAsLong();
        int index = (int) (ticks % WINDOW);
        lateness.add(beat.latenessNanos());
        trail.begin(beat);
        long counts = ticks < STARTING ? 0 : beat.missed();
        missedInWindow = missedInWindow + counts - missed[index];
        missed[index] = counts;
        missedTicks = missedTicks + beat.missed();
        long number = ticks + 1;
        ticks = number;
        return number;
    }

    void read(long nanos) {
        read.add(nanos);
    }

    void decided(long nanos) {
        decide.add(nanos);
    }

    void wrote(long nanos) {
        write.add(nanos);
    }

    /** The tick is over that was counted last. */
    void over() {
        long now = allocated.getAsLong();
        garbage.add(now - allocatedBefore);
        if (now > 0 && !counted) {
            counted = true;
        }
    }

    /** Bytes that a tick allocated, at the median of the last minute, rounded up by 3 % at most; empty where nobody counts them. */
    OptionalLong bytesATick() {
        return counted ? OptionalLong.of(garbage.permille(500)) : OptionalLong.empty();
    }

    /** The safety kernel refused what a plan wanted in this tick. */
    void refused() {
        trail.refuse();
    }

    LoopStretch stretch(long fromNanos, long untilNanos) {
        return trail.between(fromNanos, untilNanos);
    }

    /** Ticks missed among the last 1,000 run. */
    long missedLately() {
        return missedInWindow;
    }

    LoopStats snapshot(Priority priority) {
        return new LoopStats(
                ticks,
                missedTicks,
                periodNanos,
                lateness.permille(500),
                lateness.permille(990),
                lateness.permille(999),
                lateness.worst(),
                step(read),
                step(decide),
                step(write),
                priority);
    }

    private static StepStats step(Minute spans) {
        return new StepStats(spans.budget(), spans.overruns(), spans.permille(500), spans.permille(990), spans.worst());
    }
}
