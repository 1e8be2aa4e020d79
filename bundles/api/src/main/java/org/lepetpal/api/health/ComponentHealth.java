package org.lepetpal.api.health;

import java.util.Objects;

/**
 * How one part is.
 *
 * @param component what it is to the operator: {@code arm}, {@code camera}, {@code policy}, {@code detector},
 *     {@code safety}, {@code voice}, {@code dispenser}, …
 * @param status how it is
 * @param detail one sentence for people: what it is, or what is wrong and how to mend it; no stack trace, no file path
 * @param simulated true where a simulated device stands in for a real one
 */
public record ComponentHealth(String component, Status status, String detail, boolean simulated) {
    public ComponentHealth {
        if (component.isBlank()) {
            throw new IllegalArgumentException("component is blank");
        }
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(detail, "detail");
    }

    /** A real part. */
    public static ComponentHealth of(String component, Status status, String detail) {
        return new ComponentHealth(component, status, detail, false);
    }

    /** From best to worst. */
    public enum Status {
        /** Set up not to be there, for example {@code ARM=none}; counts for nothing. */
        ABSENT,
        /** Serves. */
        OK,
        /** On its way: opening a port, loading a model. */
        STARTING,
        /** Serves in part. */
        DEGRADED,
        /** Does not serve. */
        DOWN
    }
}
