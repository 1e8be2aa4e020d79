package org.lepetpal.safety;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The deadman: whether the loop that drives the arm still does. Told by the loop, asked by the watch. */
final class LoopWatch {
    static final String RULE = "deadman";
    private static final Logger LOG = LoggerFactory.getLogger(LoopWatch.class);
    private static final long LEAST_NANOS = 50_000_000;
    /** Of the slowest loop that is allowed. */
    private static final long LONGEST_PERIOD_NANOS = 100_000_000;

    private final int ticks;
    private volatile long heardNanos;
    private volatile long beganNanos;
    private volatile long periodNanos = LONGEST_PERIOD_NANOS;
    private volatile boolean silent;

    /** @param ticks so many ticks without a sign are too many */
    LoopWatch(int ticks) {
        this.ticks = ticks;
    }

    /** A tick begins. */
    void begins(long nanos) {
        periodNanos = Math.clamp(nanos - beganNanos, 1, LONGEST_PERIOD_NANOS);
        beganNanos = nanos;
    }

    /** A sign of life. */
    void heard(long nanos) {
        heardNanos = nanos;
        if (silent) {
            silent = false;
            LOG.info("the control loop is back");
        }
    }

    /** Whether it has been silent for too long. */
    boolean silent(long nanos) {
        boolean now = nanos - heardNanos > Math.max(LEAST_NANOS, ticks * periodNanos);
        if (now && !silent) {
            silent = true;
            LOG.warn("the control loop has been silent for {} ms: the arm is held", (nanos - heardNanos) / 1_000_000);
        }
        return now;
    }

    /** Whether the arm is being held for that. Any thread. */
    boolean holding() {
        return silent;
    }
}
