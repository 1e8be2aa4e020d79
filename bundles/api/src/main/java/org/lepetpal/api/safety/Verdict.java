package org.lepetpal.api.safety;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;

/**
 * What the safety kernel made of a target.
 *
 * @param sent what the arm was told
 * @param findings the rules that changed or refused the target; empty when it was sent as asked
 */
public record Verdict(JointAngles sent, List<Finding> findings) {
    public Verdict {
        Objects.requireNonNull(sent, "sent");
        findings = List.copyOf(findings);
    }

    /** Whether a rule refused the target, so that the arm holds. Refusals that last end a command. */
    public boolean refused() {
        return first(Effect.REFUSED).isPresent();
    }

    /** Whether a rule makes the arm wait; empty when none does, or another one refused the target. */
    public Optional<Finding> pause() {
        return refused() ? Optional.empty() : first(Effect.PAUSED);
    }

    /** Counted through, not iterated over: the control loop asks in every tick. */
    private Optional<Finding> first(Effect effect) {
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).effect() == effect) {
                return Optional.of(findings.get(i));
            }
        }
        return Optional.empty();
    }

    /**
     * One rule's word.
     *
     * @param rule name of the rule, for example {@code joint-limits}; stable, shown in health and telemetry
     * @param effect what it did
     * @param detail what was wrong and what is allowed
     */
    public record Finding(String rule, Effect effect, String detail) {
        public Finding {
            Objects.requireNonNull(rule, "rule");
            Objects.requireNonNull(effect, "effect");
            Objects.requireNonNull(detail, "detail");
        }
    }

    /** What a rule did. */
    public enum Effect {
        /** Sent, but less far or slower. */
        CLAMPED,
        /** Not sent; the arm holds until what is in its way has gone, which has nothing to do with the target. */
        PAUSED,
        /** Not sent; the arm holds. */
        REFUSED
    }
}
