package org.lepetpal.safety;

import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;

/** What one rule makes of a target. */
sealed interface Ruling {
    /** As it is. */
    record Allowed() implements Ruling {}

    /**
     * Less of it.
     *
     * @param target what is allowed
     * @param why what was wrong and what is allowed
     */
    record Clamped(JointAngles target, String why) implements Ruling {}

    /**
     * None of it: the arm comes to rest.
     *
     * @param why what was wrong and what is allowed
     * @param retreat where it goes instead of resting where it is, to relieve what suffers; usually empty
     */
    record Refused(String why, Optional<JointAngles> retreat) implements Ruling {
        Refused(String why) {
            this(why, Optional.empty());
        }
    }

    /**
     * None of it for now, whatever the target: the arm comes to rest, and goes on when this has passed.
     *
     * @param why what is in the way
     */
    record Paused(String why) implements Ruling {}

    /** The one answer to a target that is allowed. */
    Ruling ALLOWED = new Allowed();
}
