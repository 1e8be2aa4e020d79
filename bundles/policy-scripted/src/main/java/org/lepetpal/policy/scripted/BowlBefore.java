package org.lepetpal.policy.scripted;

import java.util.List;

/**
 * How bowl and table looked before a thing was brought.
 *
 * @param inBowl how many of its kind lay in the bowl
 * @param outside where others lay
 */
record BowlBefore(int inBowl, List<Fix> outside) {
    private static final double BESIDE = 0.18;
    private static final double SAME = 0.025;

    BowlBefore {
        outside = List.copyOf(outside);
    }

    static BowlBefore of(Eyes eyes) {
        return new BowlBefore(eyes.inBowl(), eyes.things().fixes());
    }

    /** Whether there is one more in the bowl now. */
    boolean moreIn(Eyes eyes) {
        return eyes.inBowl() > inBowl;
    }

    /** Whether something lies near the bowl where nothing lay. */
    boolean moreBeside(Eyes eyes) {
        return eyes.bowl().stream()
                .flatMap(bowl -> eyes.things().fixes().stream()
                        .filter(Fix::still)
                        .filter(fix -> fix.at().planar(bowl.at()) < BESIDE))
                .anyMatch(fix -> outside.stream().noneMatch(old -> old.at().planar(fix.at()) < SAME));
    }
}
