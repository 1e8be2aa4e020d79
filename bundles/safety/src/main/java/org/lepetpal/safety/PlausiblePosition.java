package org.lepetpal.safety;

import java.util.Arrays;
import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.health.ComponentHealth.Status;

/**
 * A joint that is said to have leapt to where it cannot have got is not believed, and nothing moves meanwhile. {@link Lag} lets no goal
 * run further ahead of its joint than so much, and a joint moves towards its goal. One that is read much further away than
 * that was forced there, step by step, or its sensor is wrong; to follow a wrong one would send the arm to where it ends. The
 * gripper's goal may be anywhere. For the holder of the kernel's turn.
 */
final class PlausiblePosition implements Rule {
    /** Degrees that a joint coasts away from a goal that turned back: 240 °/s braked at 2000 °/s². */
    private static final double COASTS = 15;
    /** Degrees that a joint is forced in the time of a few ticks: 400 °/s for 50 ms. */
    private static final double FORCED = 20;

    private final double farthest;
    /** Degrees; NaN until a joint was believed for the first time. */
    private final double[] believed;

    private volatile Optional<Remark> remark = Optional.empty();

    /** @param largestLag degrees by which goals are ahead of their joints, at most */
    PlausiblePosition(double largestLag, ArmDescription arm) {
        this.farthest = largestLag + COASTS;
        this.believed = new double[arm.joints().size()];
        Arrays.fill(believed, Double.NaN);
    }

    @Override
    public String name() {
        return "plausible-position";
    }

    /** Whether a joint can be where it was measured. */
    boolean believes(int joint, Situation now) {
        return joint == now.arm().gripper()
                || Math.abs(now.measured(joint) - now.goal().get(joint)) <= farthest
                || Math.abs(now.measured(joint) - believed[joint]) <= FORCED;
    }

    /** Leaves the goal of each joint that is not believed where it was sent: nobody knows what would relieve it. */
    JointAngles spared(JointAngles relieved, Situation now) {
        JointAngles spared = relieved;
        for (int i = 0; i < believed.length; i++) {
            if (!believes(i, now)) {
                spared = spared.with(i, now.goal().get(i));
            }
        }
        return spared;
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        int wrong = observe(now);
        return wrong < 0 ? Ruling.ALLOWED : new Ruling.Refused(describe(wrong, now));
    }

    @Override
    public JointAngles relieved(JointAngles goal, Situation now) {
        observe(now);
        return goal;
    }

    /** @return the first joint that is not believed, −1 where there is none */
    private int observe(Situation now) {
        int wrong = -1;
        for (int i = believed.length - 1; i >= 0; i--) {
            if (believes(i, now)) {
                believed[i] = now.measured(i);
            } else {
                wrong = i;
            }
        }
        if (wrong >= 0 && remark.isEmpty()) {
            remark = Optional.of(new Remark(Status.DEGRADED, describe(wrong, now)));
        } else if (wrong < 0 && remark.isPresent()) {
            remark = Optional.empty();
        }
        return wrong;
    }

    private String describe(int joint, Situation now) {
        return now.arm().joints().get(joint).name() + " is read at " + Text.of(now.measured(joint)) + "°, "
                + Text.of(Math.abs(now.measured(joint) - now.goal().get(joint)))
                + "° from where it was sent, and has leapt there: its sensor is wrong. Where it is right after all, a software"
                + " stop that removes power and its reset begin anew from there";
    }

    @Override
    public Optional<Remark> remark() {
        return remark;
    }
}
