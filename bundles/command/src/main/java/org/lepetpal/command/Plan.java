package org.lepetpal.command;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.policy.ActionChunk;

/**
 * The chunk that the loop follows, tagged with where it comes from. All times are by the {@link RunClock} of its command.
 *
 * @param policy name and version of the policy that made it
 * @param instruction what it was made for
 * @param madeNanos when the policy gave it
 */
record Plan(ActionChunk chunk, String policy, String instruction, long madeNanos) {
    /** How long after its last target a plan is good for: the arm may settle there, the policy may be a little late. */
    private static final long GRACE_NANOS = 500_000_000L;

    /** The target for this moment, interpolated; empty once the plan is stale. */
    Optional<JointAngles> at(long nanos) {
        if (nanos - chunk.endNanos() > GRACE_NANOS) {
            return Optional.empty();
        }
        List<JointAngles> targets = chunk.targets();
        double index = Math.max(0, (nanos - chunk.startNanos()) * chunk.rateHz() / 1e9);
        int before = (int) Math.min(index, targets.size() - 1);
        int after = Math.min(before + 1, targets.size() - 1);
        return Optional.of(targets.get(before).towards(targets.get(after), Math.min(1, index - before)));
    }

    /** Its targets after this moment. */
    List<JointAngles> after(long nanos, Remainder remainder) {
        return remainder.behind(
                chunk.targets(), (long) Math.floor((nanos - chunk.startNanos()) * chunk.rateHz() / 1e9));
    }

    long ageNanos(long nanos) {
        return nanos - madeNanos;
    }
}
