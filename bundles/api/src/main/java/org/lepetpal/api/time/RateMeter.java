package org.lepetpal.api.time;

import java.util.OptionalDouble;

/** Measures how fast a count rises, over spans of a second. One thread at a time. */
public final class RateMeter {
    private static final long SPAN_NANOS = 1_000_000_000L;
    /** After a pause as long as this what was measured before no longer counts. */
    private static final long STALE_NANOS = 4 * SPAN_NANOS;

    private boolean begun;
    private long count;
    private long nanos;
    private OptionalDouble rate = OptionalDouble.empty();

    /**
     * Takes note of a count.
     *
     * @param countNow rises; begins anew where it falls
     * @param nowNanos when it was read
     * @return the rate per second; empty until a second has passed
     */
    public OptionalDouble read(long countNow, long nowNanos) {
        long passed = nowNanos - nanos;
        if (!begun || countNow < count || passed < 0 || passed > STALE_NANOS) {
            begun = true;
            rate = OptionalDouble.empty();
            mark(countNow, nowNanos);
        } else if (passed >= SPAN_NANOS) {
            rate = OptionalDouble.of((countNow - count) * 1e9 / passed);
            mark(countNow, nowNanos);
        }
        return rate;
    }

    private void mark(long countNow, long nowNanos) {
        count = countNow;
        nanos = nowNanos;
    }
}
