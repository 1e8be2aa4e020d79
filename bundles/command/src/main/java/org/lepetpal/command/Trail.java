package org.lepetpal.command;

import org.lepetpal.api.telemetry.LoopStretch;
import org.lepetpal.api.time.Timebase.Beat;

/** The newest ticks, one by one. The loop alone writes, without allocating or waiting; anybody reads. */
final class Trail {
    /** Ticks that are kept; the oldest few of them may be written over while somebody reads, and are not read. */
    private static final int CAPACITY = 2_048;

    private static final int READABLE = 2_000;

    private final long[] nanos = new long[CAPACITY];
    private final long[] lateness = new long[CAPACITY];
    private final long[] missed = new long[CAPACITY];
    private final boolean[] refused = new boolean[CAPACITY];
    private volatile long count;

    /** A tick has begun. */
    void begin(Beat beat) {
        int index = (int) (count % CAPACITY);
        nanos[index] = beat.nowNanos();
        lateness[index] = beat.latenessNanos();
        missed[index] = beat.missed();
        refused[index] = false;
        count = count + 1;
    }

    /** In the tick that runs the safety kernel refused what a plan wanted. Others see it with the next tick. */
    void refuse() {
        refused[(int) ((count - 1) % CAPACITY)] = true;
    }

    /** What the loop did between two moments, both included. */
    LoopStretch between(long fromNanos, long untilNanos) {
        long newest = count;
        long ticks = 0;
        long passed = 0;
        long worst = 0;
        long refusals = 0;
        for (long tick = newest - 1; tick >= 0 && tick >= newest - READABLE; tick--) {
            int index = (int) (tick % CAPACITY);
            if (nanos[index] - fromNanos < 0) {
                break;
            }
            if (nanos[index] - untilNanos <= 0) {
                ticks++;
                passed += missed[index];
                worst = Math.max(worst, lateness[index]);
                refusals += refused[index] ? 1 : 0;
            }
        }
        return new LoopStretch(ticks, passed, worst, refusals);
    }
}
