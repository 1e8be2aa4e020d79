package org.lepetpal.safety;

import java.util.Optional;

/** What can be said of a motion before it begins. Any thread; touches no memory of its own. */
interface Reviewer {
    /** Stable name, shown in findings, telemetry and health. */
    String name();

    /** Why a step of a planned motion is not allowed as it is; empty when it is, or cannot be known yet. */
    default Optional<String> objection(PlannedStep step) {
        return Optional.empty();
    }
}
