package org.lepetpal.command;

import java.util.List;
import org.lepetpal.api.arm.JointAngles;

/**
 * A motion laid down beforehand.
 *
 * @param targets one per tick of the control loop, in order
 */
record Macro(List<JointAngles> targets) {
    Macro {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("a macro needs targets");
        }
    }
}
