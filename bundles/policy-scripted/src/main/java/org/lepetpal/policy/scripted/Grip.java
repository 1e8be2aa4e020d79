package org.lepetpal.policy.scripted;

/**
 * A hold on something.
 *
 * @param opening where the jaws met it, percent
 * @param expected where they should meet the thing, percent
 * @param emptyBelow an opening below this means that the jaws hold nothing
 */
record Grip(double opening, double expected, double emptyBelow) {
    private static final double SLIPPED = 10;

    /** Whether the jaws still stand where they met it. */
    boolean holds(double measuredOpening) {
        return measuredOpening > emptyBelow && measuredOpening > opening - SLIPPED;
    }

    /**
     * How much the hold is like one on the thing, 0…1: 1 where the jaws stand as expected, 0.5 where they are wrong by
     * half of what was expected.
     */
    double quality(double measuredOpening) {
        if (!holds(measuredOpening)) {
            return 0;
        }
        return Math.clamp(1 - Math.abs(measuredOpening - expected) / Math.max(expected, 10), 0, 1);
    }
}
