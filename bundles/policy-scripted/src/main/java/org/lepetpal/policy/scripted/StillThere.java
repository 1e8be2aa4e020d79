package org.lepetpal.policy.scripted;

/**
 * Whether a thing that should be in the jaws was left on the table: it is seen where it was, clearly and more than once.
 * Among its likes this proves nothing, since detectors take two that touch for one; there it counts only against a hold
 * that does not feel right.
 */
final class StillThere {
    private static final double AROUND = 0.06;
    private static final double DOUBTFUL = 0.75;

    private final Vec place;
    private final long liftedNanos;
    private final boolean conclusive;

    /** The moment of lifting: from now on only what is seen anew counts. */
    StillThere(Thing thing, Vec place, Senses now) {
        this.place = place;
        this.liftedNanos = now.nanos();
        this.conclusive = !thing.several();
        now.eyes().things().forget(place, AROUND);
    }

    /** @param quality of the hold, 0…1 */
    boolean seen(Senses now, double quality) {
        return (conclusive || quality < DOUBTFUL)
                && now.eyes()
                        .things()
                        .near(place, AROUND)
                        .filter(fix -> fix.still() && fix.newestNanos() - liftedNanos > 0)
                        .isPresent();
    }
}
