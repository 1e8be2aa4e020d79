package org.lepetpal.command;

import org.lepetpal.api.arm.JointAngles;

/** What the arm is to do in this tick. */
sealed interface Step {
    /** For people: {@code idle}, {@code plan}, {@code macro}, {@code homing}, {@code pose}, or {@code hold: why}. */
    String activity();

    /** Go there, if safety allows. */
    record Drive(JointAngles target, String activity) implements Step {}

    /** Stay. */
    record Hold(String activity) implements Step {
        static Hold because(String why) {
            return new Hold("hold: " + why);
        }
    }
}
