package org.lepetpal.command;

import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.telemetry.Activity;

/** What the arm is to do in this tick. */
sealed interface Step {
    /** What that is called. */
    Activity activity();

    /** Go there, if safety allows. */
    record Drive(JointAngles target, Activity activity) implements Step {}

    /** Stay. */
    record Hold(Activity activity) implements Step {
        /** For a moment, as happens in every command. */
        static Hold waiting(String why) {
            return new Hold(Activity.waiting(why));
        }

        /** Something keeps it from moving. */
        static Hold because(String why) {
            return new Hold(Activity.holding(why));
        }
    }
}
