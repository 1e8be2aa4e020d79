package org.lepetpal.switchboard;

import java.util.Arrays;
import org.lepetpal.api.swap.Latency;

/** Measures answers. Any thread. */
final class Meter {
    private static final int WINDOW = 128;

    private final long[] newest = new long[WINDOW];
    private long answers;
    private long failures;
    private long worst;

    synchronized void answered(long nanos) {
        newest[(int) (answers % WINDOW)] = nanos;
        answers++;
        worst = Math.max(worst, nanos);
    }

    synchronized void failed() {
        failures++;
    }

    synchronized Latency latency() {
        int count = (int) Math.min(answers, WINDOW);
        if (count == 0) {
            return failures == 0 ? Latency.NONE : new Latency(0, failures, 0, 0, 0);
        }
        long[] sorted = Arrays.copyOf(newest, count);
        Arrays.sort(sorted);
        return new Latency(answers, failures, sorted[(count - 1) / 2], sorted[(count * 99 - 1) / 100], worst);
    }
}
