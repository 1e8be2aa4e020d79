package org.lepetpal.command;

import java.util.List;
import org.lepetpal.api.arm.JointAngles;

/**
 * A throw laid down beforehand: wind-up, swing, way home.
 *
 * @param targets one per tick of the control loop, in order
 * @param swing how many of them are the throw itself, 1 or more
 */
record Macro(List<JointAngles> targets, int swing) {
    Macro {
        targets = List.copyOf(targets);
        if (swing < 1 || swing > targets.size()) {
            throw new IllegalArgumentException("a swing of " + swing + " in " + targets.size() + " targets");
        }
    }

    /** What the throw itself takes, in seconds. */
    double swingSeconds(double rateHz) {
        return swing / rateHz;
    }
}
