package org.lepetpal.safety;

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
     * None of it.
     *
     * @param why what was wrong and what is allowed
     */
    record Refused(String why) implements Ruling {}

    /** The one answer to a target that is allowed. */
    Ruling ALLOWED = new Allowed();
}
