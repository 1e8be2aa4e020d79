package org.lepetpal.safety;

import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;

/**
 * No joint's goal changes its speed faster than so much. The arm's joints stay on their straight line where that is
 * possible. A jaw that opens later is no danger, so that a plan is not refused for its gripper.
 */
final class Acceleration implements Reviewer {
    static final String SETTING = "JOINT_ACCELERATIONS";
    private static final double ROUNDING = 1e-3;

    private final Pace pace;

    /** @param pace units per second squared */
    Acceleration(Pace pace) {
        this.pace = pace;
    }

    @Override
    public String name() {
        return "acceleration";
    }

    double[] limits(ArmDescription arm) {
        return pace.of(arm);
    }

    /**
     * The greatest speed towards an end that is {@code distance} away from which the goal can still come to rest there:
     * way of this step and braking way, v·t + v²/2a = distance, solved for v.
     */
    static double brakeable(double distance, double acceleration, double seconds) {
        double gain = acceleration * seconds;
        return Math.sqrt(gain * gain + 2 * acceleration * Math.max(0, distance)) - gain;
    }

    /** Brings {@code wanted} as near to itself as can be reached from {@code before} in this time. */
    void ease(double[] wanted, double[] before, double[] limits, double seconds) {
        int gripper = wanted.length - 1;
        double most = 1;
        double least = 0;
        for (int i = 0; i < gripper; i++) {
            double gain = limits[i] * seconds;
            double low = before[i] - gain;
            double high = before[i] + gain;
            if (wanted[i] > 0) {
                most = Math.min(most, high / wanted[i]);
                least = Math.max(least, low / wanted[i]);
            } else if (wanted[i] < 0) {
                most = Math.min(most, low / wanted[i]);
                least = Math.max(least, high / wanted[i]);
            }
        }
        if (most < 1 && most >= least) {
            for (int i = 0; i < gripper; i++) {
                wanted[i] *= most;
            }
        }
        for (int i = 0; i < wanted.length; i++) {
            double gain = limits[i] * seconds;
            wanted[i] = Math.clamp(wanted[i], before[i] - gain, before[i] + gain);
        }
    }

    @Override
    public Optional<String> objection(PlannedStep step) {
        return step.before().flatMap(before -> step.earlier().flatMap(earlier -> tooSudden(step, before, earlier)));
    }

    private Optional<String> tooSudden(PlannedStep step, JointAngles before, JointAngles earlier) {
        double[] limits = pace.of(step.arm());
        for (int i = 0; i < step.target().size(); i++) {
            double change = step.target().get(i) - 2 * before.get(i) + earlier.get(i);
            double acceleration = Math.abs(change) / (step.seconds() * step.seconds());
            if (i != step.arm().gripper() && acceleration > limits[i] * (1 + ROUNDING)) {
                return Optional.of(step.arm().joints().get(i).name() + " would change its speed by "
                        + Text.of(acceleration) + " °/s², at most " + Text.of(limits[i]) + " are allowed");
            }
        }
        return Optional.empty();
    }
}
