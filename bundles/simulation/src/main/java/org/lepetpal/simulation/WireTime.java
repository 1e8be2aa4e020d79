package org.lepetpal.simulation;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.lepetpal.api.time.Timebase;

/** Time as it passes on the wire: where the robot's time passes by itself, who waits for bytes waits. Any thread. */
final class WireTime {
    private static final long NAP_NANOS = 1_000_000;

    private final Timebase time;
    private final AtomicBoolean stepped = new AtomicBoolean();

    WireTime(Timebase time) {
        this.time = time;
    }

    /** Whether time stands still until somebody steps it: nobody can wait for it then. */
    void stepped(boolean now) {
        stepped.set(now);
    }

    long nanoTime() {
        return time.nanoTime();
    }

    /** Waits, in naps that end even where the robot's time has stopped; an interrupt ends it early and stays set. */
    void passUntil(long nanos) {
        long left = nanos - time.nanoTime();
        for (long naps = Math.ceilDiv(left, NAP_NANOS); naps > 0 && left > 0 && !ended(); naps--) {
            LockSupport.parkNanos(Math.min(left, NAP_NANOS));
            left = nanos - time.nanoTime();
        }
    }

    private boolean ended() {
        return stepped.get() || Thread.currentThread().isInterrupted();
    }
}
