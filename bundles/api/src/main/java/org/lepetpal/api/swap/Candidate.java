package org.lepetpal.api.swap;

import java.util.Objects;

/**
 * A service that could fill a slot.
 *
 * @param slot which
 * @param name its name within the slot, for example {@code scripted}
 * @param version its version
 * @param origin symbolic name of the bundle that it comes from
 * @param ranking {@code service.ranking}; higher is preferred
 * @param simulated whether it stands for a simulated device
 * @param active whether it is in use
 */
public record Candidate(
        SlotName slot, String name, String version, String origin, int ranking, boolean simulated, boolean active) {
    public Candidate {
        Objects.requireNonNull(slot, "slot");
        if (name.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("candidate name '" + name + "', version '" + version + "'");
        }
        Objects.requireNonNull(origin, "origin");
    }

    /** {@code name@version}. */
    public String id() {
        return name + "@" + version;
    }
}
