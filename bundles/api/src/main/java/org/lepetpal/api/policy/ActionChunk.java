package org.lepetpal.api.policy;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;

/**
 * A stretch of future joint targets.
 *
 * @param startNanos when the first target is due, on the scale of {@link Observation#nanos}, which it usually is; while that
 *     clock stands still, the chunk does
 * @param rateHz targets per second, 1…1000; the control loop interpolates between them
 * @param targets 1 or more, all of the same size
 * @param phase what this motion is for
 * @param confidence 0…1; empty when the policy gives none
 * @param message what it is doing, for people; may be empty
 * @param thinking whether the policy has nothing to do until its model has thought: inference does not keep up with the arm
 */
public record ActionChunk(
        long startNanos,
        double rateHz,
        List<JointAngles> targets,
        Phase phase,
        OptionalDouble confidence,
        String message,
        boolean thinking) {
    /** One for which nobody has to wait. */
    public ActionChunk(
            long startNanos,
            double rateHz,
            List<JointAngles> targets,
            Phase phase,
            OptionalDouble confidence,
            String message) {
        this(startNanos, rateHz, targets, phase, confidence, message, false);
    }

    public ActionChunk {
        targets = List.copyOf(targets);
        if (targets.isEmpty()) {
            throw new IllegalArgumentException("a chunk needs targets");
        }
        int joints = targets.getFirst().size();
        if (targets.stream().anyMatch(target -> target.size() != joints)) {
            throw new IllegalArgumentException("targets differ in size");
        }
        if (!(rateHz >= 1 && rateHz <= 1000)) {
            throw new IllegalArgumentException("rate " + rateHz + " Hz is not in 1…1000");
        }
        Objects.requireNonNull(phase, "phase");
        if (confidence.isPresent() && !(confidence.getAsDouble() >= 0 && confidence.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence.getAsDouble() + " is not in 0…1");
        }
        Objects.requireNonNull(message, "message");
    }

    /** When the last target is due. */
    public long endNanos() {
        return startNanos + Math.round((targets.size() - 1) * 1e9 / rateHz);
    }
}
