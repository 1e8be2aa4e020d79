package org.lepetpal.safety;

import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.health.ComponentHealth.Status;

/**
 * A joint that is said to be where it cannot have got to is not believed, and nothing moves meanwhile. {@link Lag} lets no goal run
 * further ahead of its joint than so much, and a joint moves towards its goal: one that is read much further away than
 * that was forced there, which {@link Stall} and {@link Overload} end by taking the goal to it, or its sensor is wrong. To
 * follow a wrong one would send the arm to where it ends. The gripper's goal may be anywhere.
 */
final class PlausiblePosition implements Rule {
    /** Degrees that a joint coasts away from a goal that turned back: 240 °/s braked at 2000 °/s². */
    private static final double COASTS = 15;

    private final double farthest;
    private volatile Optional<Remark> remark = Optional.empty();

    /** @param largestLag degrees by which goals are ahead of their joints, at most */
    PlausiblePosition(double largestLag) {
        this.farthest = largestLag + COASTS;
    }

    @Override
    public String name() {
        return "plausible-position";
    }

    /** Whether a joint can be where it was measured. */
    boolean believes(int joint, Situation now) {
        return joint == now.arm().gripper()
                || Math.abs(now.measured(joint) - now.goal().get(joint)) <= farthest;
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        for (int i = 0; i < now.goal().size(); i++) {
            if (!believes(i, now)) {
                String why = describe(i, now);
                remark = Optional.of(new Remark(Status.DEGRADED, why));
                return new Ruling.Refused(why);
            }
        }
        if (remark.isPresent()) {
            remark = Optional.empty();
        }
        return Ruling.ALLOWED;
    }

    private String describe(int joint, Situation now) {
        return now.arm().joints().get(joint).name() + " is read at " + Text.of(now.measured(joint)) + "°, "
                + Text.of(Math.abs(now.measured(joint) - now.goal().get(joint)))
                + "° from where it was sent; it cannot have got further than " + Text.of(farthest)
                + "°: its sensor is wrong, or it was forced there";
    }

    @Override
    public Optional<Remark> remark() {
        return remark;
    }
}
