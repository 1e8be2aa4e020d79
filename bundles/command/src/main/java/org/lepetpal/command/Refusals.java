package org.lepetpal.command;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.lepetpal.api.command.CommandStatus.Failure;
import org.lepetpal.api.safety.Verdict;
import org.lepetpal.api.safety.Verdict.Effect;
import org.lepetpal.api.safety.Verdict.Finding;

/** Tells a passing refusal of the safety kernel from one that lasts. */
final class Refusals {
    private static final long PATIENCE_NANOS = 300_000_000L;

    private OptionalLong since = OptionalLong.empty();

    /** @return why it failed, once it was refused without a break for too long */
    Optional<Failure> after(Verdict verdict, long nanos) {
        if (!verdict.refused()) {
            since = OptionalLong.empty();
            return Optional.empty();
        }
        if (since.isEmpty()) {
            since = OptionalLong.of(nanos);
        }
        return nanos - since.getAsLong() >= PATIENCE_NANOS ? Optional.of(failure(verdict)) : Optional.empty();
    }

    static Failure failure(Verdict verdict) {
        return new Failure(
                "safety",
                verdict.findings().stream()
                        .filter(finding -> finding.effect() != Effect.CLAMPED)
                        .map(Refusals::describe)
                        .collect(Collectors.joining("; ")));
    }

    static String describe(Finding finding) {
        return finding.rule() + ": " + finding.detail();
    }
}
