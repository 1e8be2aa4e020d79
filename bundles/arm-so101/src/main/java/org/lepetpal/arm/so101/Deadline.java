package org.lepetpal.arm.so101;

import java.time.Duration;
import org.lepetpal.api.time.Timebase;

/**
 * Until when a call may take, all its exchanges and retries together.
 *
 * @param nanos when it ends, on the scale of the timebase
 * @param reply longest wait for one reply
 */
record Deadline(Timebase time, long nanos, Duration reply) {
    static Deadline in(Timebase time, Duration span, Duration reply) {
        return new Deadline(time, time.nanoTime() + span.toNanos(), reply);
    }

    /** How long the next reply may be waited for; zero or less when the time has passed. */
    Duration left() {
        Duration left = Duration.ofNanos(nanos - time.nanoTime());
        return left.compareTo(reply) < 0 ? left : reply;
    }

    boolean passed() {
        return nanos - time.nanoTime() <= 0;
    }
}
