package org.lepetpal.bench.loop;

import java.util.Locale;

/**
 * For how long an arm was seen to move.
 *
 * @param nanos time between looks in which it did
 */
record MotionSeen(long nanos) {
    /** Less than that, in degrees or percent, between two looks is noise of a joint that stands. */
    private static final double NOISE = 0.3;
    /** Of the time: two poses' worth of standing still in between, and no more. */
    private static final double LEAST = 0.5;

    static final MotionSeen NONE = new MotionSeen(0);

    /**
     * After another look.
     *
     * @param before where the joints were at the last one
     * @param now where they are
     * @param span between both
     */
    MotionSeen looked(double[] before, double[] now, long span) {
        for (int i = 0; i < now.length; i++) {
            if (Math.abs(now[i] - before[i]) > NOISE) {
                return new MotionSeen(nanos + span);
            }
        }
        return this;
    }

    /** Whether it moved for enough of these seconds that what the ticks took is what they take while an arm moves. */
    boolean enough(MotionSeen before, int seconds) {
        return share(before, seconds) >= LEAST;
    }

    private double share(MotionSeen before, int seconds) {
        return (nanos - before.nanos) / 1e9 / seconds;
    }

    /** For people. */
    String since(MotionSeen before, int seconds) {
        return String.format(
                Locale.ROOT,
                "the arm moved for %.0f %% of the time, at least %.0f %% are needed: %s",
                100 * share(before, seconds),
                100 * LEAST,
                enough(before, seconds) ? "met" : "missed, and nothing above is a measure of an arm at work");
    }
}
