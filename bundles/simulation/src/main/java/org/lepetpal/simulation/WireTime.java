package org.lepetpal.simulation;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.lepetpal.api.time.Timebase;

/** Time as it passes on the wire: where the robot's time passes by itself, who waits for bytes waits. Any thread. */
final class WireTime {
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

    /** Waits; an interrupt ends it early and stays set. */
    void passUntil(long nanos) {
        while (!stepped.get() && !Thread.currentThread().isInterrupted()) {
            long left = nanos - time.nanoTime();
            if (left <= 0) {
                return;
            }
            LockSupport.parkNanos(left);
        }
    }
}
