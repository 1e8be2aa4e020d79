package org.lepetpal.api.telemetry;

/**
 * How the control loop kept time since it started.
 *
 * @param ticks ticks run
 * @param missedTicks ticks that wholly passed without being run
 * @param periodNanos wished time from tick to tick
 * @param medianLatenessNanos of the last 1,000 ticks
 * @param p99LatenessNanos of the last 1,000 ticks
 * @param worstLatenessNanos of all ticks
 */
public record LoopStats(
        long ticks,
        long missedTicks,
        long periodNanos,
        long medianLatenessNanos,
        long p99LatenessNanos,
        long worstLatenessNanos) {}
