package org.lepetpal.timebase;

import org.lepetpal.api.time.Timebase.Beat;

/** The beats of one schedule, one after the other: each is told by the same object, which its schedule alone changes. */
final class RunningBeat implements Beat {
    private long dueNanos;
    private long nowNanos;
    private long missed;

    /**
     * It is this one now.
     *
     * @return itself
     */
    RunningBeat at(long due, long now, long skipped) {
        if (now - due < 0) {
            throw new IllegalArgumentException("beat begins " + (due - now) + " ns before it is due");
        }
        if (skipped < 0) {
            throw new IllegalArgumentException("missed = " + skipped);
        }
        dueNanos = due;
        nowNanos = now;
        missed = skipped;
        return this;
    }

    @Override
    public long dueNanos() {
        return dueNanos;
    }

    @Override
    public long nowNanos() {
        return nowNanos;
    }

    @Override
    public long missed() {
        return missed;
    }
}
