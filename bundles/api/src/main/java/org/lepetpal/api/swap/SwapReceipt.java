package org.lepetpal.api.swap;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.lepetpal.api.telemetry.LoopStretch;

/**
 * Proof of one change.
 *
 * @param slot where
 * @param from id of what was active; of a slot that takes several all of them, preferred first, with {@code ", "} between;
 *     empty for nothing
 * @param to the same of what is active now
 * @param requestedBy who, as far as the robot knows: {@code rest}, {@code cli}, {@code console}, {@code shell} or {@code bundle}, and whoever asked
 *     by that way; or, when a candidate came, went or failed, {@code platform}, {@code deploy} or {@code models}
 * @param reason why, for people
 * @param at when
 * @param durationNanos from the decision until the last lease of the old one was back
 * @param loop what the control loop did from the decision until 0.1 s after it was done; of less time in a receipt that is
 *     younger
 * @param result how it ended
 */
public record SwapReceipt(
        SlotName slot,
        Optional<String> from,
        Optional<String> to,
        String requestedBy,
        String reason,
        Instant at,
        long durationNanos,
        LoopStretch loop,
        Result result) {
    public SwapReceipt {
        Objects.requireNonNull(slot, "slot");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(requestedBy, "requestedBy");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(loop, "loop");
        Objects.requireNonNull(result, "result");
    }

    /** How a change ended. */
    public enum Result {
        /** All who used the old one had given it back. */
        DONE,
        /** What was wanted is as it was. */
        UNCHANGED,
        /** Made, but somebody still used the old one after half a second. */
        LEASES_OUT,
        /** The new one did badly; the one before is back, or the next best. */
        ROLLED_BACK;

        /** Lower case with dashes, as people and programs read it. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Whether all leases came back in time. */
    public boolean drained() {
        return result != Result.LEASES_OUT;
    }

    /** The same, with what the loop did meanwhile. */
    public SwapReceipt with(LoopStretch meanwhile) {
        return new SwapReceipt(slot, from, to, requestedBy, reason, at, durationNanos, meanwhile, result);
    }
}
