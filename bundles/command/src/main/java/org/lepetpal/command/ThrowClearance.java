package org.lepetpal.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.SafetyKernel;
import org.lepetpal.api.safety.ThrowGuard;
import org.lepetpal.api.safety.ThrowGuard.Answer;
import org.lepetpal.api.safety.Verdict.Finding;

/**
 * Decides whether a held ball is thrown. Whatever is not known counts as no; then the command has succeeded all the same,
 * holding the ball, and says why it was not thrown.
 */
final class ThrowClearance {
    /** The arm may have to come to rest, the detectors to see one more frame. */
    private static final long PATIENCE_NANOS = 1_000_000_000L;
    /** Fractions of full speed, tried in order until safety allows the whole motion as it is. */
    private static final double[] SCALES = {1, 0.85, 0.7};

    private static final Answer UNKNOWN = new Answer(false, "nobody watches over throws");

    private final SafetyKernel safety;
    private final Supplier<Optional<ThrowGuard>> guard;
    private final double rateHz;

    ThrowClearance(SafetyKernel safety, Supplier<Optional<ThrowGuard>> guard, double rateHz) {
        this.safety = safety;
        this.guard = guard;
        this.rateHz = rateHz;
    }

    /**
     * @param paused what the arm waits for; nothing is thrown then, whoever it is
     * @param waitedNanos since the policy said that it is ready
     * @param leftNanos until the command times out
     * @return empty: ask again
     */
    Optional<Outcome> decide(Body body, Optional<String> paused, long waitedNanos, long leftNanos) {
        Answer ready = guard.get().map(ThrowGuard::readyToThrow).orElse(UNKNOWN);
        Answer clear = paused.map(why -> new Answer(false, why))
                .or(() -> guard.get().map(ThrowGuard::workspaceClear))
                .orElse(UNKNOWN);
        if (ready.yes()
                && clear.yes()
                && body.arm().isPresent()
                && body.lastTarget().isPresent()) {
            return Optional.of(throwFrom(body.lastTarget().get(), body.arm().get(), leftNanos));
        }
        return waitedNanos < PATIENCE_NANOS
                ? Optional.empty()
                : Optional.of(keep((ready.yes() ? clear : ready).detail()));
    }

    private Outcome throwFrom(JointAngles from, ArmDescription arm, long leftNanos) {
        String why = "this arm cannot throw";
        for (double scale : SCALES) {
            Optional<Macro> macro = ThrowMacro.of(from, arm, rateHz, scale);
            if (macro.isPresent()) {
                double seconds = macro.get().targets().size() / rateHz;
                if (seconds * 1e9 > leftNanos) {
                    return keep(String.format(
                            Locale.ROOT, "it takes %.1f s, and only %.1f s are left", seconds, leftNanos / 1e9));
                }
                List<Finding> findings = safety.review(macro.get().targets(), rateHz);
                if (findings.isEmpty()) {
                    return new Outcome.Throw(macro.get());
                }
                why = findings.getFirst().rule() + ": " + findings.getFirst().detail();
            }
        }
        return keep(why);
    }

    private static Outcome keep(String why) {
        return new Outcome.Succeeded("holding the ball, not thrown: " + why);
    }
}
