package org.lepetpal.api.swap;

/**
 * How long a candidate's inferences took: its answers, or what it tells of itself where it thinks beside being asked. Of a
 * voice it is the time until its sound begins, of a dispenser until its gate is back at rest. Percentiles are of its newest 128.
 *
 * @param calls how many there were
 * @param failures how often it threw instead, or gave what nobody can use
 * @param medianNanos median of the newest
 * @param p99Nanos 99th percentile of the newest
 * @param worstNanos the slowest of all
 */
public record Latency(long calls, long failures, long medianNanos, long p99Nanos, long worstNanos) {
    /** Of a candidate that was never asked, and of arms, which nobody measures. */
    public static final Latency NONE = new Latency(0, 0, 0, 0, 0);
}
