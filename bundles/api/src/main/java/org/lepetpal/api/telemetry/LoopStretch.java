package org.lepetpal.api.telemetry;

/**
 * What the control loop did over a stretch of time.
 *
 * @param ticks ticks that began in it
 * @param missedTicks ticks that wholly passed in it without being run
 * @param worstLatenessNanos greatest time from when a tick was due to when it began
 * @param refusedTicks ticks in which the safety kernel refused what a plan wanted
 */
public record LoopStretch(long ticks, long missedTicks, long worstLatenessNanos, long refusedTicks) {
    /** Of a time of which nothing is known. */
    public static final LoopStretch NONE = new LoopStretch(0, 0, 0, 0);
}
