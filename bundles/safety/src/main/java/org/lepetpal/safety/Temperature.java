package org.lepetpal.safety;

import java.util.Optional;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.health.ComponentHealth.Status;

/** While a motor is too hot, until it has cooled down well below, the arm may only go towards home, where it rests. */
final class Temperature implements Rule {
    /** Degrees Celsius by which it must cool below the limit. */
    private static final double HYSTERESIS = 5;

    private static final double ROUNDING = 0.2;

    private final double most;
    private volatile int hot = -1;

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
        }
        for (int i = 0; i < target.size() && hot < 0; i++) {
            hot = celsius(i, now) >= most ? i : -1;
        }
        return hot < 0 || leadsHome(target, now) ? Ruling.ALLOWED : new Ruling.Refused(describe(now));
    }

    private static double celsius(int joint, Situation now) {
        JointReading reading = now.reading().joints().get(joint);
        return reading.celsius();
    }

    private static boolean leadsHome(JointAngles target, Situation now) {
        for (int i = 0; i < now.arm().gripper(); i++) {
            double home = now.arm().home().get(i);
            if (Math.abs(target.get(i) - home) > Math.abs(now.goal().get(i) - home) + ROUNDING) {
                return false;
            }
        }
        return true;
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
