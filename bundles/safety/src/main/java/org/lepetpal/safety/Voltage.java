package org.lepetpal.safety;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.health.ComponentHealth.Status;

/** Nothing moves while the motors' supply is too weak or too strong, until it has been well within for a while. */
final class Voltage implements Rule {
    private static final double HYSTERESIS = 0.2;
    /** A dip as short as this is a start of a motor. */
    private static final double DIP_SECONDS = 0.05;

    private static final double WELL_SECONDS = 0.5;

    private final Supply supply;
    private double badSeconds;
    private double goodSeconds;
    private volatile boolean bad;
    private long lastNanos;

    Voltage(VoltageLimits limits, long nanos) {
        this.supply = new Supply(limits);
        this.lastNanos = nanos;
    }

    @Override
    public String name() {
        return "voltage";
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        List<JointReading> joints = now.state().joints();
        if (now.measuredNanos() != lastNanos) {
            supply.observe(joints);
        }
        Interval allowed = supply.allowed();
        int worst = worst(joints, allowed);
        double volts = joints.get(worst).volts();
        double seconds = Math.clamp((now.measuredNanos() - lastNanos) / 1e9, 0, 0.1);
        lastNanos = now.measuredNanos();
        boolean within = allowed.beyond(volts) == 0;
        boolean wellWithin = volts >= allowed.min() + HYSTERESIS && volts <= allowed.max() - HYSTERESIS;
        badSeconds = within ? 0 : badSeconds + seconds;
        goodSeconds = wellWithin ? goodSeconds + seconds : 0;
        bad = bad ? goodSeconds < WELL_SECONDS : badSeconds >= DIP_SECONDS;
        return bad
                ? new Ruling.Refused(now.arm().joints().get(worst).name() + " has " + Text.of(volts) + " V, "
                        + Text.of(allowed.min()) + "…" + Text.of(allowed.max()) + " V are allowed")
                : Ruling.ALLOWED;
    }

    /** The joint whose voltage is furthest outside, or the first. */
    private static int worst(List<JointReading> joints, Interval allowed) {
        int worst = 0;
        for (int i = 1; i < joints.size(); i++) {
            double outside = allowed.beyond(joints.get(i).volts());
            if (outside > allowed.beyond(joints.get(worst).volts())) {
                worst = i;
            }
        }
        return worst;
    }

    @Override
    public Optional<Remark> remark() {
        return bad
                ? Optional.of(new Remark(Status.DEGRADED, "the motors' supply is out of range: nothing moves"))
                : Optional.empty();
    }
}
