package org.lepetpal.safety;

import java.util.Optional;

/**
 * What supply the motors may have.
 *
 * @param fixed what the operator says; empty: found out from what is measured
 */
record VoltageLimits(Optional<Interval> fixed) {
    /** 7.4 V motors on 5…7.4 V; a servo itself complains below 4 V. */
    private static final Interval SMALL = new Interval(4.5, 8.6);
    /** 12 V motors; the usual adapter's limit is 16 V on a 12 V supply. */
    private static final Interval LARGE = new Interval(9.5, 14);

    private static final Interval ANY = new Interval(SMALL.min(), LARGE.max());
    /** From here on it is a 12 V supply. */
    private static final double BETWEEN = 9;

    static boolean isLarge(double volts) {
        return volts > BETWEEN;
    }

    /** For a 12 V supply, or a smaller one; the same object each time. */
    Interval of(boolean large) {
        return fixed.orElse(large ? LARGE : SMALL);
    }

    /** For one that may be either. */
    Interval ofAny() {
        return fixed.orElse(ANY);
    }
}
