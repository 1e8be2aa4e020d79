package org.lepetpal.safety;

import java.util.Optional;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;

/**
 * A joint that works hard against something and does not move is backed off: its goal comes nearer to where it is,
 * bit by bit, until the motor works no harder than it can bear for long; then it is kept there. It never passes where
 * the joint is, so that a gripper lets go of nothing. A body's joint that would push on makes the target refused, a
 * gripper's only itself, since it may hold something. Backing off ends when the joint is asked the other way, or
 * has worked lightly for as long. A gripper of an arm that holds is backed off without waiting: nobody asks for its squeeze any more.
 */
final class Stall implements Rule {
    /** Units per second below which a joint counts as standing. */
    private static final double STILL = 3;
    /** Units per second by which the goal is taken back. */
    private static final double BACK_OFF_SPEED = 6;
    /**
     * Of how far ahead its goal is, a second: a gripper is told to close further than it can by every policy that does not
     * feel, and its servo protects itself after 2 s. Faster, its load could not follow, and the grip would be gone before it
     * is felt to ease.
     */
    private static final double GRIPPER_BACK_OFF = 3;
    /** Percent ahead from which a gripper's motor drives as hard as it may: nothing is felt there, and nothing waits. */
    private static final double SATURATED = 3;
    /** Percent a second that a goal can follow from rest to rest: it is not taken back on paper while it lags behind. */
    private static final double FASTEST_BACK_OFF = 60;

    /** Of the load at which a stall begins: below this it has been relieved, below the other it is over. */
    private static final double RELIEVED = 0.8;

    private static final double OVER = 0.4;
    /** Less than two steps of a servo. */
    private static final double ROUNDING = 0.15;

    private final StallLimits limits;
    /** Per joint: seconds of hard work, and while it is backed off how far ahead its goal may be; 0 while it is not. */
    private final double[] strained;

    private final double[] push;
    /** Per joint, as it was measured last: 1 and more is too hard for long. */
    private final double[] effort;
    /** Per joint: seconds of light work. A moment of it is jaws that spring back while they are eased. */
    private final double[] light;

    private long lastNanos;

    Stall(StallLimits limits, int joints, long nanos) {
        this.limits = limits;
        this.strained = new double[joints];
        this.push = new double[joints];
        this.effort = new double[joints];
        this.light = new double[joints];
        this.lastNanos = nanos;
    }

    @Override
    public String name() {
        return "stall";
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        observe(target, now, limits.seconds());
        JointAngles allowed = target;
        Optional<String> body = Optional.empty();
        Optional<String> jaw = Optional.empty();
        for (int i = 0; i < target.size(); i++) {
            if (push[i] == 0 || !pushes(i, target, now)) {
                continue;
            }
            allowed = allowed.with(i, eased(i, target, now));
            if (i == now.arm().gripper()) {
                jaw = Optional.of(describe(i, now));
            } else if (body.isEmpty()) {
                body = Optional.of(describe(i, now));
            }
        }
        if (body.isPresent()) {
            return new Ruling.Refused(body.get(), Optional.of(retreat(allowed, now)));
        }
        JointAngles clamped = allowed;
        return jaw.<Ruling>map(why -> new Ruling.Clamped(clamped, why)).orElse(Ruling.ALLOWED);
    }

    /** Joints that are well stay where they are. */
    private JointAngles retreat(JointAngles allowed, Situation now) {
        JointAngles retreat = now.goal();
        for (int i = 0; i < push.length; i++) {
            if (push[i] != 0) {
                retreat = retreat.with(i, allowed.get(i));
            }
        }
        return retreat;
    }

    @Override
    public JointAngles relieved(JointAngles goal, Situation now) {
        observe(goal, now, 0);
        JointAngles relieved = goal;
        for (int i = 0; i < push.length; i++) {
            if (push[i] != 0 && pushes(i, goal, now)) {
                relieved = relieved.with(i, eased(i, goal, now));
            }
        }
        return relieved;
    }

    /** @param patience seconds of hard work before a gripper is backed off */
    private void observe(JointAngles target, Situation now, double patience) {
        double seconds = Math.clamp((now.reading().nanos() - lastNanos) / 1e9, 0, 0.1);
        lastNanos = now.reading().nanos();
        for (int i = 0; i < push.length; i++) {
            boolean gripper = i == now.arm().gripper();
            JointReading joint = now.reading().joints().get(i);
            effort[i] = limits.effort(joint, gripper);
            double error = now.goal().get(i) - now.measured(i);
            boolean stalled = effort[i] >= 1 && Math.abs(joint.speed()) < STILL && Math.abs(error) >= limits.error();
            strained[i] = stalled ? strained[i] + seconds : 0;
            light[i] = effort[i] < OVER ? light[i] + seconds : 0;
            if (push[i] == 0 && stalled && strained[i] >= (gripper ? patience : limits.seconds())) {
                push[i] = error;
            } else if (push[i] != 0 && (light[i] >= limits.seconds() || !pushes(i, target, now))) {
                push[i] = 0;
            } else if (push[i] != 0 && effort[i] <= RELIEVED) {
                push[i] = Math.signum(error) == Math.signum(push[i]) ? error : push[i];
            } else if (push[i] != 0) {
                push[i] = Math.copySign(Math.max(ROUNDING, Math.abs(push[i]) - backOff(i, gripper) * seconds), push[i]);
            }
        }
    }

    /** Units per second. */
    private double backOff(int joint, boolean gripper) {
        double ahead = Math.abs(push[joint]);
        if (!gripper) {
            return BACK_OFF_SPEED;
        }
        return ahead > SATURATED ? FASTEST_BACK_OFF : Math.max(BACK_OFF_SPEED, GRIPPER_BACK_OFF * ahead);
    }

    /** Whether the target asks for more than the joint may push. */
    private boolean pushes(int joint, JointAngles target, Situation now) {
        double wished = target.get(joint) - now.measured(joint);
        return Math.signum(wished) == Math.signum(push[joint]) && Math.abs(wished) > Math.abs(push[joint]) - ROUNDING;
    }

    /** Never further ahead than asked for; what the motor bears is kept, and follows no jaws that what they hold pushes open. */
    private double eased(int joint, JointAngles target, Situation now) {
        if (effort[joint] <= RELIEVED) {
            return now.goal().get(joint);
        }
        double wished = Math.abs(target.get(joint) - now.measured(joint));
        return now.measured(joint) + Math.copySign(Math.min(wished, Math.abs(push[joint])), push[joint]);
    }

    private static String describe(int joint, Situation now) {
        JointReading reading = now.reading().joints().get(joint);
        return now.arm().joints().get(joint).name() + " is stalled at " + Text.of(reading.loadPercent()) + " %, "
                + Text.of(reading.amperes()) + " A; backed off to what holds";
    }
}
