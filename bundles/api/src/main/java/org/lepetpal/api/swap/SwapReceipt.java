package org.lepetpal.api.swap;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Proof of one change.
 *
 * @param slot where
 * @param from id of what was active; empty for nothing
 * @param to id of what is active now; empty for nothing
 * @param requestedBy who: {@code operator}, or {@code platform} when a candidate came or went
 * @param reason why, for people
 * @param at when
 * @param durationNanos from the decision until the last lease of the old one was back
 * @param drained whether all leases came back in time
 */
public record SwapReceipt(
        SlotName slot,
        Optional<String> from,
        Optional<String> to,
        String requestedBy,
        String reason,
        Instant at,
        long durationNanos,
        boolean drained) {
    public SwapReceipt {
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(requestedBy, "requestedBy");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(at, "at");
    }
}
