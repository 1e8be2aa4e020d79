package org.lepetpal.policy.scripted;

/**
 * Where the jaws may stand when they hold a thing.
 *
 * @param narrowest where they meet its narrow side, percent
 * @param widest where they meet its long side, percent
 */
record Grip(double narrowest, double widest) {
    /** Soft things give way: a third of the way to closed is still the thing, less is nothing. */
    private static final double EMPTY = 0.35;

    private static final double SQUASHED = 0.8;
    private static final double TOO_WIDE = 20;

    /** How a thing is met whose middle is {@code behindTip} behind the tip. */
    static Grip on(Thing thing, double behindTip) {
        return new Grip(Jaws.openingFor(thing.width(), behindTip), Jaws.openingFor(thing.length(), behindTip));
    }

    /** An opening below this means that there is nothing between the jaws. */
    double emptyBelow() {
        return narrowest * EMPTY;
    }

    /**
     * How much an opening is like that on the thing, 0…1: 1 where the jaws stand as expected, 0.5 where it could as well be
     * nothing, less where they are wider open than the thing is long.
     */
    double likeness(double opening) {
        if (opening < emptyBelow()) {
            return 0;
        }
        if (opening > widest) {
            return Math.clamp(1 - (opening - widest) / TOO_WIDE, 0, 1);
        }
        double sure = narrowest * SQUASHED;
        return opening >= sure ? 1 : 0.5 + 0.5 * (opening - emptyBelow()) / (sure - emptyBelow());
    }
}
