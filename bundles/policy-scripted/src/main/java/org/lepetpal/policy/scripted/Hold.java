package org.lepetpal.policy.scripted;

import java.util.OptionalLong;

/**
 * A thing in the jaws. Keeps the squeeze firm but bounded: the goal of the gripper follows the motor's load, so that the
 * thing does not slip and the motor's overload protection does not trip.
 */
final class Hold {
    private static final double SLIPPED = 10;
    private static final double WANTED_LOAD = 19;
    private static final double ENOUGH_OFF = 3;
    private static final double STEP_PER_LOAD = 0.03;
    private static final double MOST_TIGHTENED = 0.4;
    private static final double MOST_LOOSENED = 1.0;
    private static final double MOST_BELOW = 8;
    /** Jaws that close on nothing work no harder than this. */
    private static final double NOTHING_LOAD = 9;

    private static final double LOOSE_S = 0.3;

    private final Grip grip;
    private double metAt;
    private double goal;
    private OptionalLong looseSinceNanos = OptionalLong.empty();

    /**
     * @param metAt measured opening at which the jaws were stopped
     * @param squeeze how much further they are told to close at first, percent
     */
    Hold(Grip grip, double metAt, double squeeze) {
        this.grip = grip;
        this.metAt = metAt;
        this.goal = Math.max(0, metAt - squeeze);
    }

    /** Looks at the load. @return what the gripper is to be told now */
    double goal(Senses now) {
        // A soft thing opens the jaws a little when the first full force is taken back.
        metAt = Math.max(metAt, Math.min(now.opening(), grip.widest()));
        double off = now.gripLoad() - WANTED_LOAD;
        if (Math.abs(off) > ENOUGH_OFF) {
            goal += Math.clamp(off * STEP_PER_LOAD, -MOST_TIGHTENED, MOST_LOOSENED);
        }
        if (now.gripLoad() >= NOTHING_LOAD) {
            looseSinceNanos = OptionalLong.empty();
        } else if (looseSinceNanos.isEmpty()) {
            looseSinceNanos = OptionalLong.of(now.nanos());
        }
        goal = Math.clamp(goal, Math.max(0, now.opening() - MOST_BELOW), Math.max(0.5, now.opening() - 0.3));
        return goal;
    }

    /** Whether the jaws still stand where they met it, and press on something. */
    boolean holds(Senses now) {
        boolean loose = looseSinceNanos.isPresent() && now.since(looseSinceNanos.getAsLong()) > LOOSE_S;
        return !loose && now.opening() >= grip.emptyBelow() && now.opening() > metAt - SLIPPED;
    }

    /** How good the hold is, 0…1. */
    double quality(Senses now) {
        return holds(now) ? grip.likeness(now.opening()) : 0;
    }
}
