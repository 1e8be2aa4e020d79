package org.lepetpal.lerobot.policy;

import java.util.ArrayDeque;

/** How long thoughts take: the longest of the last ones. */
final class Latency {
    private static final int REMEMBERED = 5;

    private final ArrayDeque<Long> last = new ArrayDeque<>();

    void took(long nanos) {
        last.addLast(nanos);
        if (last.size() > REMEMBERED) {
            last.removeFirst();
        }
    }

    /** Whole actions that are done meanwhile; 0 before the first thought. */
    int actions(double rateHz) {
        long longest = last.stream().mapToLong(Long::longValue).max().orElse(0);
        return (int) Math.ceil(longest * rateHz / 1e9);
    }
}
