package org.lepetpal.api.telemetry;

import org.lepetpal.api.time.Timebase.Priority;

/**
 * How the control loop kept time. Percentiles are of the last minute and exact to 3 %, rounded up.
 *
 * @param ticks ticks run since it started
 * @param missedTicks ticks that wholly passed without being run, since it started
 * @param periodNanos wished time from tick to tick
 * @param medianLatenessNanos from when a tick was due to when it began
 * @param p99LatenessNanos 99th percentile
 * @param p999LatenessNanos 99.9th percentile
 * @param worstLatenessNanos of all ticks
 * @param read measuring the arm
 * @param decide finding this tick's target
 * @param write the safety kernel's rules and the packet to the arm
 * @param priority how the loop's thread competes for the processor
 */
public record LoopStats(
        long ticks,
        long missedTicks,
        long periodNanos,
        long medianLatenessNanos,
        long p99LatenessNanos,
        long p999LatenessNanos,
        long worstLatenessNanos,
        StepStats read,
        StepStats decide,
        StepStats write,
        Priority priority) {

    /**
     * What one step of the ticks took.
     *
     * @param budgetNanos what it may take
     * @param overruns how often it took longer, since the loop started
     * @param medianNanos of the last minute
     * @param p99Nanos 99th percentile of the last minute
     * @param worstNanos of all ticks
     */
    public record StepStats(long budgetNanos, long overruns, long medianNanos, long p99Nanos, long worstNanos) {}
}
