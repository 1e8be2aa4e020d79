package org.lepetpal.safety;

import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;

/**
 * One rule of the safety kernel. Made anew for every arm that comes, so that it may remember; {@link #judge} is called by
 * the control loop alone, {@link #objection} from any thread, and touches no memory.
 */
interface Rule {
    /** Stable name, shown in findings. */
    String name();

    /** What becomes of a target that would be sent now. Returns within microseconds, never blocks. */
    Ruling judge(JointAngles target, Situation now);

    /** Why a step of a motion that is planned is not allowed as it is; empty when it is, or cannot be known yet. */
    default Optional<String> objection(PlannedStep step) {
        return Optional.empty();
    }
}
