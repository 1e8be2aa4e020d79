package org.lepetpal.policy.scripted;

/** Whether a thing that should be in the jaws lies on the table where it was, seen clearly and more than once. */
final class StillThere {
    private static final double SAME_PLACE = 0.05;

    private final Vec place;

    StillThere(Vec place) {
        this.place = place;
    }

    boolean seen(Senses now) {
        return now.eyes()
                .thing()
                .filter(Fix::still)
                .filter(fix -> fix.at().planar(place) < SAME_PLACE)
                .isPresent();
    }
}
