package org.lepetpal.arm.so101;

import java.time.Duration;
import org.lepetpal.api.time.Timebase;

/** Until when a call may take, all its exchanges and retries together. May be begun anew for another call. Of one caller at a time. */
final class Deadline {
    private final Timebase time;
    private final Duration span;
    private final Duration reply;
    private long nanos;

    /**
     * One that begins now.
     *
     * @param span how long the call may take
     * @param reply longest wait for one reply
     */
    Deadline(Timebase time, Duration span, Duration reply) {
        this.time = time;
        this.span = span;
        this.reply = reply;
        begin();
    }

    /** Begins anew. */
    void begin() {
        nanos = time.nanoTime() + span.toNanos();
    }

    /** How long the next reply may be waited for; zero or less when the time has passed. */
    Duration left() {
        long left = nanos - time.nanoTime();
        return left < reply.toNanos() ? Duration.ofNanos(left) : reply;
    }

    boolean passed() {
        return nanos - time.nanoTime() <= 0;
    }
}
