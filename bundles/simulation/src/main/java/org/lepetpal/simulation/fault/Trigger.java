package org.lepetpal.simulation.fault;

import java.util.SplittableRandom;

/** Counts what passes and tells what is hit. */
final class Trigger {
    private final Aim aim;
    private final SplittableRandom chance;
    private long passed;
    private long hits;

    Trigger(Aim aim) {
        this.aim = aim;
        chance = aim.random();
    }

    /** Something of this servo passes: is it hit? */
    boolean hits(int servo) {
        if (aim.servo().isPresent() && aim.servo().getAsInt() != servo) {
            return false;
        }
        passed++;
        boolean spent = aim.times().isPresent() && hits >= aim.times().getAsInt();
        if (passed <= aim.after() || spent || chance.nextDouble() >= aim.chance()) {
            return false;
        }
        hits++;
        return true;
    }

    /** For people: where it aims, and how often it has hit. */
    String account() {
        return "(" + aim.where() + "; hit " + hits + ")";
    }
}
