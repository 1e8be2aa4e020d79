package org.lepetpal.policy.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.command.Phase;
import org.lepetpal.api.policy.ActionChunk;
import org.lepetpal.api.policy.Observation;
import org.lepetpal.api.policy.PolicyRun;
import org.lepetpal.api.policy.PolicyStep;

/** One performance: slowly to where the recording begins, and then as recorded. */
final class ReplayRun implements PolicyRun {
    /** How fast the joint with the longest way goes to the first pose, in degrees a second. */
    private static final double APPROACH_SPEED = 30;
    /** This near to a pose is there, in degrees. The gripper may hold something and does not count. */
    private static final double THERE = 6;
    /** Longest wait for a pose after the time at which it was due. */
    private static final long PATIENCE_NANOS = 3_000_000_000L;

    private final Motion motion;
    private final BooleanSupplier withdrawn;
    private Optional<ActionChunk> approach = Optional.empty();
    private Optional<ActionChunk> play = Optional.empty();
    private boolean closed;

    ReplayRun(Motion motion, BooleanSupplier withdrawn) {
        this.motion = motion;
        this.withdrawn = withdrawn;
    }

    @Override
    public PolicyStep next(Observation now) {
        if (closed || withdrawn.getAsBoolean()) {
            throw new IllegalStateException(closed ? "this run is over" : "the policy was withdrawn");
        }
        if (approach.isEmpty()) {
            approach = Optional.of(approach(now));
        }
        if (play.isEmpty()) {
            ActionChunk way = approach.get();
            if (now.nanos() < way.endNanos() || !at(motion.first(), now)) {
                return now.nanos() > way.endNanos() + PATIENCE_NANOS
                        ? new PolicyStep.GivenUp("policy_error", "the arm did not get to where the recording begins")
                        : new PolicyStep.Move(way);
            }
            play = Optional.of(chunk(now.nanos(), motion.targets(), Phase.LIFT, "plays the recording"));
        }
        ActionChunk played = play.get();
        boolean over = now.nanos() >= played.endNanos()
                && (at(motion.last(), now) || now.nanos() > played.endNanos() + PATIENCE_NANOS);
        return over ? new PolicyStep.Done(false, "the recording is over") : new PolicyStep.Move(played);
    }

    private ActionChunk approach(Observation now) {
        JointAngles from = now.lastTarget();
        double seconds =
                Math.max(from.distance(motion.first()), now.arm().positions().distance(motion.first()))
                        / APPROACH_SPEED;
        int steps = Math.max(1, (int) Math.ceil(seconds * motion.fps()));
        List<JointAngles> way = new ArrayList<>();
        for (int i = 0; i <= steps; i++) {
            way.add(from.towards(motion.first(), smooth((double) i / steps)));
        }
        return chunk(now.nanos(), way, Phase.APPROACH, "goes to where the recording begins");
    }

    /** From rest to rest: 3 s² − 2 s³. */
    private static double smooth(double share) {
        return share * share * (3 - 2 * share);
    }

    private ActionChunk chunk(long startNanos, List<JointAngles> targets, Phase phase, String message) {
        return new ActionChunk(startNanos, motion.fps(), targets, phase, OptionalDouble.empty(), message);
    }

    private static boolean at(JointAngles pose, Observation now) {
        JointAngles measured = now.arm().positions();
        int gripper = pose.size() - 1;
        return measured.with(gripper, pose.get(gripper)).distance(pose) <= THERE;
    }

    @Override
    public void close() {
        closed = true;
    }
}
