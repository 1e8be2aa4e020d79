package org.lepetpal.safety;

import java.util.Arrays;
import java.util.Optional;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.health.ComponentHealth.Status;

/**
 * While a motor is too hot, until it has cooled down well below, the arm may only go towards home, where it rests: no joint gets
 * further from there than it has been since the arm came to rest, however slowly. For the holder of the kernel's turn.
 */
final class Temperature implements Rule {
    /** Degrees Celsius by which it must cool below the limit. */
    private static final double HYSTERESIS = 5;

    private static final double ROUNDING = 0.2;
    private static final double EXACT = 1e-6;
    private static final double[] NOT_AT_REST_YET = {};

    private final double most;
    private volatile int hot = -1;
    /** Degrees from home, for each joint the least since the hot arm came to rest. */
    private double[] nearest = NOT_AT_REST_YET;

    private Optional<JointAngles> home = Optional.empty();

    /** @param most degrees Celsius */
    Temperature(double most) {
        this.most = most;
    }

    @Override
    public String name() {
        return "temperature";
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        if (hot >= 0 && celsius(hot, now) < most - HYSTERESIS) {
            hot = -1;
            nearest = NOT_AT_REST_YET;
        }
        for (int i = 0; i < target.size() && hot < 0; i++) {
            hot = celsius(i, now) >= most ? i : -1;
        }
        return hot < 0 || leadsHome(target, now) ? Ruling.ALLOWED : new Ruling.Refused(describe(now));
    }

    private static double celsius(int joint, Situation now) {
        JointReading reading = now.state().joints().get(joint);
        return reading.celsius();
    }

    private boolean leadsHome(JointAngles target, Situation now) {
        approach(now);
        for (int i = 0; i < now.arm().gripper(); i++) {
            double allowed = nearest == NOT_AT_REST_YET ? away(now.goal(), i, now) + EXACT : nearest[i] + ROUNDING;
            if (away(target, i, now) > allowed) {
                return false;
            }
        }
        return true;
    }

    /**
     * From where it braked to it may go back. A joint that something keeps from where it was sent is where it is: its goal may be taken
     * back to there.
     */
    private void approach(Situation now) {
        if (home.filter(now.arm().home()::equals).isEmpty()) {
            // Another one may be taught meanwhile.
            home = Optional.of(now.arm().home());
            nearest = NOT_AT_REST_YET;
        }
        if (nearest == NOT_AT_REST_YET && now.last().rests()) {
            nearest = new double[now.arm().gripper()];
            Arrays.fill(nearest, Double.POSITIVE_INFINITY);
        }
        for (int i = 0; i < nearest.length; i++) {
            double there = Math.max(away(now.goal(), i, now), away(now.state().positions(), i, now));
            nearest[i] = Math.min(nearest[i], there);
        }
    }

    private static double away(JointAngles where, int joint, Situation now) {
        return Math.abs(where.get(joint) - now.arm().home().get(joint));
    }

    private String describe(Situation now) {
        return now.arm().joints().get(hot).name() + " is at " + Text.of(celsius(hot, now)) + " °C, at most "
                + Text.of(most) + " °C is allowed; only home until it is below " + Text.of(most - HYSTERESIS) + " °C";
    }

    @Override
    public Optional<Remark> remark() {
        return hot < 0
                ? Optional.empty()
                : Optional.of(new Remark(
                        Status.DEGRADED,
                        "a motor is hotter than " + Text.of(most) + " °C: only home until it is below "
                                + Text.of(most - HYSTERESIS) + " °C"));
    }
}
