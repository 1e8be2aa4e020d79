package org.lepetpal.testkit;

import org.lepetpal.api.time.Timebase.Beat;

/**
 * A beat that a test gives by hand, and may keep.
 *
 * @param dueNanos when it was due
 * @param nowNanos when it began
 * @param missed beats skipped since the last one
 */
public record TestBeat(long dueNanos, long nowNanos, long missed) implements Beat {
    /** One that was given, to be kept. */
    public static TestBeat of(Beat beat) {
        return new TestBeat(beat.dueNanos(), beat.nowNanos(), beat.missed());
    }
}
