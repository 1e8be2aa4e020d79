package org.lepetpal.safety;

import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;

/**
 * No joint's goal moves faster than so much. The arm's joints are slowed together and stay on the straight line to
 * their target; the gripper is slowed by itself.
 */
final class Velocity implements Reviewer {
    static final String SETTING = "JOINT_SPEEDS";
    private static final double ROUNDING = 1e-6;

    private final Pace pace;

    /** @param pace units per second */
    Velocity(Pace pace) {
        this.pace = pace;
    }

    @Override
    public String name() {
        return "velocity";
    }

    double[] limits(ArmDescription arm) {
        return pace.of(arm);
    }

    /**
     * Slows {@code wanted} where it is too fast.
     *
     * @return whether it was
     */
    boolean slow(double[] wanted, double[] limits) {
        int gripper = wanted.length - 1;
        double share = 1;
        for (int i = 0; i < gripper; i++) {
            if (Math.abs(wanted[i]) > limits[i]) {
                share = Math.min(share, limits[i] / Math.abs(wanted[i]));
            }
        }
        if (share < 1) {
            for (int i = 0; i < gripper; i++) {
                wanted[i] *= share;
            }
        }
        boolean jawTooFast = Math.abs(wanted[gripper]) > limits[gripper];
        if (jawTooFast) {
            wanted[gripper] = Math.copySign(limits[gripper], wanted[gripper]);
        }
        return share < 1 || jawTooFast;
    }

    @Override
    public Optional<String> objection(PlannedStep step) {
        return step.before().flatMap(before -> tooFast(step, before));
    }

    private Optional<String> tooFast(PlannedStep step, JointAngles before) {
        double[] limits = pace.of(step.arm());
        for (int i = 0; i < step.target().size(); i++) {
            double speed = Math.abs(step.target().get(i) - before.get(i)) / step.seconds();
            if (speed > limits[i] * (1 + ROUNDING)) {
                return Optional.of(step.arm().joints().get(i).name() + " would move at " + Text.of(speed)
                        + " units per second, at most " + Text.of(limits[i]) + " are allowed");
            }
        }
        return Optional.empty();
    }
}
