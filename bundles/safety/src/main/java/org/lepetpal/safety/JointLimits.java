package org.lepetpal.safety;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmDescription.JointDescription;
import org.lepetpal.api.arm.JointAngles;

/**
 * Every joint within the limits of the arm and of the operator. A little beyond is brought back to the limit, since
 * interpolation and rounding do that; far beyond is refused, since a policy that asks for it means something else. A gripper is
 * brought back however far: the arm may have something to bring home.
 */
final class JointLimits implements Rule {
    /** Degrees. */
    private static final double GROSS = 15;

    private static final double ROUNDING = 1e-6;

    private final Map<String, Interval> operators;
    private final Optional<String> mistake;
    /** Of the arm that is judged, one for each joint; for the holder of the kernel's turn. */
    private List<Interval> intervals = List.of();

    private List<JointDescription> joints = List.of();

    /** @param mistake what is wrong with the operator's settings for this arm; then nothing is allowed */
    JointLimits(Map<String, Interval> operators, Optional<String> mistake) {
        this.operators = Map.copyOf(operators);
        this.mistake = mistake;
    }

    @Override
    public String name() {
        return "joint-limits";
    }

    /** What is wrong with the operator's limits for this arm: a misspelt joint would otherwise go unlimited. */
    static Optional<String> mistake(Map<String, Interval> operators, ArmDescription arm) {
        Map<String, JointDescription> joints =
                arm.joints().stream().collect(Collectors.toMap(JointDescription::name, Function.identity()));
        for (Map.Entry<String, Interval> entry : operators.entrySet()) {
            JointDescription joint = joints.get(entry.getKey());
            if (joint == null) {
                return Optional.of("JOINT_LIMITS names a joint '" + entry.getKey() + "' that the arm has not; it has "
                        + arm.joints().stream().map(JointDescription::name).collect(Collectors.joining(", ")));
            }
            if (entry.getValue().max() <= joint.min() || entry.getValue().min() >= joint.max()) {
                return Optional.of("JOINT_LIMITS leaves " + joint.name() + " no room: the arm itself allows "
                        + Text.of(joint.min()) + ".." + Text.of(joint.max()));
            }
        }
        return Optional.empty();
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        if (mistake.isPresent()) {
            return new Ruling.Refused(mistake.get());
        }
        JointAngles allowed = target;
        Optional<String> changed = Optional.empty();
        for (int i = 0; i < target.size(); i++) {
            JointDescription joint = now.arm().joints().get(i);
            Interval interval = interval(i, now);
            double beyond = interval.beyond(target.get(i));
            if (beyond > GROSS && i != now.arm().gripper()) {
                return new Ruling.Refused(explain(joint, target.get(i), interval));
            }
            if (beyond > ROUNDING) {
                allowed = allowed.with(i, interval.clamp(target.get(i)));
                changed = changed.isPresent() ? changed : Optional.of(explain(joint, interval));
            }
        }
        return changed.isPresent() ? new Ruling.Clamped(allowed, changed.get()) : Ruling.ALLOWED;
    }

    @Override
    public void bound(Bounds bounds, Situation now) {
        for (int i = 0; i < now.goal().size(); i++) {
            Interval interval = interval(i, now);
            bounds.narrow(i, interval.min(), interval.max());
        }
    }

    @Override
    public Optional<String> objection(PlannedStep step) {
        return mistake.or(() -> beyond(step));
    }

    private Optional<String> beyond(PlannedStep step) {
        List<JointDescription> joints = step.arm().joints();
        for (int i = 0; i < step.target().size(); i++) {
            Interval interval = interval(joints.get(i));
            double beyond = interval.beyond(step.target().get(i));
            if (beyond > ROUNDING && (i != step.arm().gripper() || opensBeyond(interval.max(), step))) {
                return Optional.of(explain(joints.get(i), step.target().get(i), interval));
            }
        }
        return Optional.empty();
    }

    /** Jaws that stay as wide as they are, or close less than they should, are no reason to keep the arm where it is. */
    private static boolean opensBeyond(double widest, PlannedStep step) {
        int gripper = step.arm().gripper();
        double opening = step.target().get(gripper);
        return step.before()
                .filter(before -> opening > Math.max(widest, before.get(gripper)) + ROUNDING)
                .isPresent();
    }

    /** From beyond its limits, where a hand or gravity may have brought it, a joint may come back. */
    private Interval interval(int joint, Situation now) {
        if (joints != now.arm().joints()) {
            joints = now.arm().joints();
            intervals = joints.stream().map(this::interval).toList();
        }
        return intervals.get(joint).including(now.goal().get(joint));
    }

    private Interval interval(JointDescription joint) {
        Interval arms = new Interval(joint.min(), joint.max());
        return Optional.ofNullable(operators.get(joint.name()))
                .map(arms::within)
                .orElse(arms);
    }

    private static String explain(JointDescription joint, double value, Interval interval) {
        return joint.name() + " " + Text.of(value) + " is not in " + Text.of(interval.min()) + "…"
                + Text.of(interval.max());
    }

    private static String explain(JointDescription joint, Interval interval) {
        return joint.name() + " kept in " + Text.of(interval.min()) + "…" + Text.of(interval.max());
    }
}
