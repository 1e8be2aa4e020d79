package org.lepetpal.video.stream;

/** Lets at most so many pictures a second pass, evenly, whatever the rate at which they come. One thread at a time. */
final class Pace {
    private final long periodNanos;
    private final long toleranceNanos;
    private boolean begun;
    private long dueNanos;
    private long newestNanos;

    /** @param perSecond 1 or more */
    Pace(int perSecond) {
        if (perSecond < 1) {
            throw new IllegalArgumentException(perSecond + " pictures a second");
        }
        this.periodNanos = Math.round(1e9 / perSecond);
        // a camera's pictures come a little early and late; at its own rate none must be lost for that
        this.toleranceNanos = periodNanos / 4;
    }

    /** Whether a picture taken at {@code nanos} is newer than the last one and not too soon after it. */
    boolean wants(long nanos) {
        return !begun || nanos - newestNanos > 0 && nanos - dueNanos >= -toleranceNanos;
    }

    /** What comes next is wanted, whenever it was taken. */
    void anew() {
        begun = false;
    }

    /** A picture taken at {@code nanos} passes. */
    void pass(long nanos) {
        // after a pause it goes on from now, and does not make up for what was not shown
        dueNanos = begun && nanos - dueNanos < periodNanos ? dueNanos + periodNanos : nanos + periodNanos;
        newestNanos = nanos;
        begun = true;
    }
}
