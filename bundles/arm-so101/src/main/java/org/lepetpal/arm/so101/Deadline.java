package org.lepetpal.arm.so101;

import java.time.Duration;
import org.lepetpal.api.time.Timebase;

/**
 * Until when a call may take, all its exchanges and retries together, and how long each reply is waited for. May be begun anew for
 * another call. Of one caller at a time.
 */
final class Deadline {
    /** Ten bits at {@link Ports#USUAL_BAUD}. */
    private static final long NANOS_PER_BYTE = 10L * 1_000_000_000 / Ports.USUAL_BAUD;
    /**
     * What an adapter and servos add to the bytes at the least that was seen: 1.04 ms on average for an answer of six servos in 0.62 ms
     * of bytes. An answer for which there is less time comes into the next question.
     */
    private static final long LEAST_NANOS = 1_000_000;
    /** However few its bytes are, a reply is waited for so long, where the call has the time: a busy computer is as late with few bytes. */
    private static final long LEAST_WAIT_NANOS = 5_000_000;

    private final Timebase time;
    private final long span;
    private final long latency;
    private long nanos;
    private Duration usual = Duration.ZERO;

    /**
     * One that begins now.
     *
     * @param span how long the call may take
     * @param latency longest that a reply may take beyond the bytes of question and reply; it is waited for 5 ms at the least
     */
    Deadline(Timebase time, Duration span, Duration latency) {
        this.time = time;
        this.span = span.toNanos();
        this.latency = latency.toNanos();
        begin();
    }

    /** Begins anew. */
    void begin() {
        nanos = time.nanoTime() + span;
    }

    /** How long the reply may be waited for where question and reply are so many bytes; zero or less when the time has passed. */
    Duration left(int bytes) {
        long whole = Math.max(LEAST_WAIT_NANOS, bytes * NANOS_PER_BYTE + latency);
        long left = left();
        return left < whole ? Duration.ofNanos(left) : whole(whole);
    }

    /** The same object for as long as questions are as long as the one before: one is asked in every tick. */
    private Duration whole(long wait) {
        if (usual.toNanos() != wait) {
            usual = Duration.ofNanos(wait);
        }
        return usual;
    }

    /** How long to listen, after that many bytes were sent, for a reply that is overdue already; zero or less when the time has passed. */
    Duration listening(int bytes) {
        return Duration.ofNanos(Math.min(left(), bytes * NANOS_PER_BYTE + latency));
    }

    /** Whether a reply can still come in time to a question that is asked now. */
    boolean allows(int bytes) {
        return left() >= bytes * NANOS_PER_BYTE + LEAST_NANOS;
    }

    private long left() {
        return nanos - time.nanoTime();
    }
}
