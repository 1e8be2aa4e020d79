package org.lepetpal.safety;

import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;

/**
 * No joint is sent faster than so much. Unused time is saved up for the blink of a tick that came late, so that a steady
 * motion stays steady. Joints of the arm are slowed together and stay on the straight line to their target; the gripper
 * is slowed by itself.
 */
final class Slew implements Rule {
    /** Time that may be saved up; a longer one only where ticks themselves are further apart. */
    private static final double SAVED_SECONDS = 0.02;

    private static final double LONGEST_TICK_SECONDS = 0.05;
    private static final double ROUNDING = 1e-6;

    private final double bodySpeed;
    private final double gripperSpeed;
    private double bodySeconds;
    private double gripperSeconds;

    /**
     * @param bodySpeed degrees per second
     * @param gripperSpeed percent per second
     */
    Slew(double bodySpeed, double gripperSpeed) {
        this.bodySpeed = bodySpeed;
        this.gripperSpeed = gripperSpeed;
    }

    @Override
    public String name() {
        return "slew";
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        double most = Math.max(SAVED_SECONDS, Math.min(now.secondsSinceGoal(), LONGEST_TICK_SECONDS));
        bodySeconds = Math.min(bodySeconds + now.secondsSinceGoal(), most);
        gripperSeconds = Math.min(gripperSeconds + now.secondsSinceGoal(), most);

        int gripper = now.arm().gripper();
        double from = now.goal().get(gripper);
        double wish = target.get(gripper) - from;
        double reach = gripperSpeed * gripperSeconds;
        double jaw = Math.clamp(wish, -reach, reach);

        double wished = now.goal().distance(target.with(gripper, from));
        double share = wished > bodySpeed * bodySeconds ? bodySpeed * bodySeconds / wished : 1;

        bodySeconds -= share * wished / bodySpeed;
        gripperSeconds -= Math.abs(jaw) / gripperSpeed;
        if (share == 1 && Math.abs(jaw - wish) <= ROUNDING) {
            return Ruling.ALLOWED;
        }
        return new Ruling.Clamped(
                now.goal().towards(target, share).with(gripper, from + jaw),
                share < 1
                        ? "slowed to " + Text.of(bodySpeed) + "°/s"
                        : "gripper slowed to " + Text.of(gripperSpeed) + " %/s");
    }

    @Override
    public Optional<String> objection(PlannedStep step) {
        return step.before().flatMap(before -> tooFast(step, before));
    }

    private Optional<String> tooFast(PlannedStep step, JointAngles before) {
        int gripper = step.arm().gripper();
        for (int i = 0; i < step.target().size(); i++) {
            double limit = i == gripper ? gripperSpeed : bodySpeed;
            double speed = Math.abs(step.target().get(i) - before.get(i)) / step.seconds();
            if (speed > limit * (1 + ROUNDING)) {
                return Optional.of(step.arm().joints().get(i).name() + " would move at " + Text.of(speed)
                        + " units per second, at most " + Text.of(limit) + " are allowed");
            }
        }
        return Optional.empty();
    }
}
