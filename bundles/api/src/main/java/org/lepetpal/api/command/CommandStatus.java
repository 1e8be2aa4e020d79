package org.lepetpal.api.command;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/**
 * How a command stands.
 *
 * @param requestId its id
 * @param prompt as it was given, trimmed
 * @param state where it is
 * @param phase what it does to the object; where it stopped when failed or aborted; empty once succeeded
 * @param confidence the policy's newest, 0…1
 * @param message for people; may be empty
 * @param duration from acceptance until now, or until it became final
 * @param policy name and version of the policy that serves it, for example {@code scripted@1.0.0}; empty for none
 * @param error why it failed; present if and only if it failed
 */
public record CommandStatus(
        UUID requestId,
        String prompt,
        State state,
        Optional<Phase> phase,
        OptionalDouble confidence,
        String message,
        Duration duration,
        Optional<String> policy,
        Optional<Failure> error) {
    public CommandStatus {
        Objects.requireNonNull(requestId, "requestId");
        Objects.requireNonNull(message, "message");
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration " + duration);
        }
        if (error.isPresent() != (state == State.FAILED)) {
            throw new IllegalArgumentException("state " + state + " with error " + error);
        }
        if (state == State.SUCCEEDED && phase.isPresent()) {
            throw new IllegalArgumentException("succeeded in phase " + phase.get());
        }
    }

    /**
     * Why a command failed.
     *
     * @param code {@code timeout}, {@code low_confidence}, {@code safety}, {@code policy_error}, {@code arm_error} or
     *     {@code object_not_found}
     * @param message for people; with {@code safety} it names the check
     */
    public record Failure(String code, String message) {
        public Failure {
            Objects.requireNonNull(code, "code");
            Objects.requireNonNull(message, "message");
        }
    }
}
