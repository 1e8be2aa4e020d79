package org.lepetpal.sentry;

import java.util.concurrent.TimeUnit;

/**
 * Time in which the sentry leaves the ball alone.
 *
 * @param untilNanos when it ends, on the scale of the robot's timebase
 * @param why for people, for example {@code after a command}
 */
record Pause(long untilNanos, String why) {
    boolean isOver(long nowNanos) {
        return nowNanos - untilNanos >= 0;
    }

    /** Whole seconds that are left, rounded up, so that 0 means that it is over. */
    long secondsLeft(long nowNanos) {
        long left = Math.max(0, untilNanos - nowNanos);
        return Math.ceilDiv(left, TimeUnit.SECONDS.toNanos(1));
    }
}
