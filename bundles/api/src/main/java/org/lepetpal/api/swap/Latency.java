package org.lepetpal.api.swap;

/**
 * How long a candidate took to answer. Percentiles are of its newest 128 answers.
 *
 * @param calls how often it answered
 * @param failures how often it threw instead, or gave what nobody can use
 * @param medianNanos median of the newest answers
 * @param p99Nanos 99th percentile of the newest answers
 * @param worstNanos the slowest of all
 */
public record Latency(long calls, long failures, long medianNanos, long p99Nanos, long worstNanos) {
    /** Of a candidate that was never asked, and of those that nobody measures. */
    public static final Latency NONE = new Latency(0, 0, 0, 0, 0);
}
