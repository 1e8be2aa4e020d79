package org.lepetpal.api.safety;

import java.time.Instant;
import java.util.Objects;

/** Whether the software stop is latched. */
public sealed interface StopState {
    /** Motion is allowed. */
    StopState CLEAR = new Clear();

    /** Motion is allowed. */
    record Clear() implements StopState {}

    /**
     * Nothing moves until it is reset.
     *
     * @param category how motion was ended
     * @param reason why, for people; not blank
     * @param since when it was latched
     * @param atRest whether all joints have come to rest, and power is removed where the category says so; false while an arm may
     *     hold that nobody reaches
     */
    record Latched(StopCategory category, String reason, Instant since, boolean atRest) implements StopState {
        public Latched {
            Objects.requireNonNull(category, "category");
            Objects.requireNonNull(since, "since");
            if (reason.isBlank()) {
                throw new IllegalArgumentException("a stop needs a reason");
            }
        }
    }
}
