package org.lepetpal.command;

import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Spans of the last minute, or other numbers, sorted into classes 3 % wide, so that neither writing nor reading sorts, allocates or waits.
 * One thread writes; anybody reads.
 */
final class Minute {
    /** Classes for each doubling; spans below this many nanoseconds are kept exactly. */
    private static final int CLASSES = 32;

    private static final int CLASS_BITS = Integer.numberOfTrailingZeros(CLASSES);
    /** Over a minute. */
    private static final long MOST_NANOS = (1L << 36) - 1;

    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final long budgetNanos;
    private final int[] newest;
    private final AtomicIntegerArray counts = new AtomicIntegerArray(classOf(MOST_NANOS) + 1);
    private int next;
    private boolean full;
    private volatile long worst;
    private volatile long overruns;

    /**
     * @param periodNanos from one span to the next
     * @param budgetNanos longer ones are overruns
     */
    Minute(long periodNanos, long budgetNanos) {
        this.budgetNanos = budgetNanos;
        this.newest = new int[(int) Math.max(1, MINUTE_NANOS / periodNanos)];
    }

    void add(long nanos) {
        int now = classOf(Math.min(nanos, MOST_NANOS));
        if (full) {
            count(newest[next], -1);
        }
        count(now, 1);
        newest[next] = now;
        next = (next + 1) % newest.length;
        full |= next == 0;
        worst = Math.max(worst, nanos);
        if (nanos > budgetNanos) {
            overruns = overruns + 1;
        }
    }

    private void count(int index, int change) {
        counts.setRelease(index, counts.getPlain(index) + change);
    }

    /**
     * The shortest span that so many of a thousand do not exceed, rounded up to the end of its class; 0 without any. Exact
     * only while nothing is added: a span that comes or goes meanwhile may be counted or not.
     */
    long permille(int part) {
        long all = 0;
        for (int i = 0; i < counts.length(); i++) {
            all += counts.getAcquire(i);
        }
        long rank = Math.ceilDiv(all * part, 1_000);
        long seen = 0;
        for (int i = 0; i < counts.length(); i++) {
            seen += counts.getAcquire(i);
            if (seen >= rank && seen > 0) {
                return Math.min(lastOf(i), worst);
            }
        }
        return 0;
    }

    /** Of all spans ever. */
    long worst() {
        return worst;
    }

    /** How many of all spans ever were longer than the budget. */
    long overruns() {
        return overruns;
    }

    long budget() {
        return budgetNanos;
    }

    private static int classOf(long nanos) {
        if (nanos < CLASSES) {
            return (int) Math.max(0, nanos);
        }
        int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(nanos) - CLASS_BITS;
        return (shift + 1) * CLASSES + (int) (nanos >>> shift) - CLASSES;
    }

    private static long lastOf(int index) {
        if (index < CLASSES) {
            return index;
        }
        int shift = index / CLASSES - 1;
        return ((index % CLASSES + CLASSES + 1L) << shift) - 1;
    }
}
