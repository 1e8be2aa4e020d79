package org.lepetpal.arm.so101;

import java.time.Duration;
import org.lepetpal.api.time.Timebase;

/** Until when a call may take, all its exchanges and retries together. */
record Deadline(Timebase time, long nanos) {
    static Deadline in(Timebase time, Duration span) {
        return new Deadline(time, time.nanoTime() + span.toNanos());
    }

    /** What is left, at most {@code most}; zero or less when it has passed. */
    Duration left(Duration most) {
        Duration left = Duration.ofNanos(nanos - time.nanoTime());
        return left.compareTo(most) < 0 ? left : most;
    }

    boolean passed() {
        return nanos - time.nanoTime() <= 0;
    }
}
