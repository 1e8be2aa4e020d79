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
    private volatile boolean begun;
    private volatile long beganNanos;
    /** Between the last ticks, the newest first. */
    private volatile long interval = LONGEST_PERIOD_NANOS;

    private volatile long earlier = LONGEST_PERIOD_NANOS;
    private volatile long earliest = LONGEST_PERIOD_NANOS;
    private volatile boolean silent;

    /** @param ticks so many ticks without a sign are too many */
    LoopWatch(int ticks) {
        this.ticks = ticks;
    }

    /** A tick begins. For the loop's thread. */
    void begins(long nanos) {
        earliest = earlier;
        earlier = interval;
        interval = begun ? Math.clamp(nanos - beganNanos, 1, LONGEST_PERIOD_NANOS) : LONGEST_PERIOD_NANOS;
        beganNanos = nanos;
        begun = true;
    }

    /** The loop says that it ends: how often the next one ticks is unknown. */
    void ends() {
        begun = false;
        interval = LONGEST_PERIOD_NANOS;
        earlier = LONGEST_PERIOD_NANOS;
    }

    /**
     * Of the last three intervals the middle one: a late tick makes one too long and, on an absolute schedule, the next too
     * short, and neither says how often the loop ticks.
     */
    private long periodNanos() {
        long one = interval;
        long other = earlier;
        return Math.max(Math.min(one, other), Math.min(Math.max(one, other), earliest));
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
        boolean now = nanos - heardNanos > Math.max(LEAST_NANOS, ticks * periodNanos());
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
