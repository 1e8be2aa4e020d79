package org.lepetpal.safety;

import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;

/**
 * A joint that works hard against something and does not move is backed off: its goal comes nearer to where it is,
 * bit by bit, until the motor works no harder than it can bear for long. It is not taken back beyond where the joint is, so
 * that a gripper lets go of nothing. A body's joint that would push on makes the target refused, a gripper's only itself,
 * since it may hold something. Backing off ends when the joint is asked the other way or works lightly, a gripper's after as
 * long as it took to begin. A gripper of an arm that holds is backed off without waiting: nobody asks for its squeeze any
 * more.
 */
final class Stall implements Rule {
    /** After a longer pause, as under a software stop, nothing that was seen before it counts. */
    private static final double FORGOTTEN_SECONDS = 0.15;

    private final StallLimits limits;
    private final Strain[] strains;
    private final int gripper;
    private long lastNanos;

    Stall(StallLimits limits, ArmDescription arm, long nanos) {
        this.limits = limits;
        this.gripper = arm.gripper();
        this.strains = new Strain[arm.joints().size()];
        this.lastNanos = nanos;
        begin();
    }

    private void begin() {
        for (int i = 0; i < strains.length; i++) {
            strains[i] = new Strain(limits, i == gripper);
        }
    }

    @Override
    public String name() {
        return "stall";
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        observe(target, now, limits.seconds());
        JointAngles eased = eased(target, now);
        for (int i = 0; i < strains.length; i++) {
            if (i != gripper && strains[i].forbids(target.get(i), now.measured(i))) {
                return new Ruling.Refused(describe(i, now), Optional.of(retreat(eased, now)));
            }
        }
        return strains[gripper].forbids(target.get(gripper), now.measured(gripper))
                ? new Ruling.Clamped(eased, describe(gripper, now))
                : Ruling.ALLOWED;
    }

    /** Joints that are well stay where they are. */
    private JointAngles retreat(JointAngles eased, Situation now) {
        JointAngles retreat = now.goal();
        for (int i = 0; i < strains.length; i++) {
            if (strains[i].isBackedOff()) {
                retreat = retreat.with(i, eased.get(i));
            }
        }
        return retreat;
    }

    @Override
    public JointAngles relieved(JointAngles goal, Situation now) {
        observe(goal, now, 0);
        return eased(goal, now);
    }

    /** @param gripperPatience seconds of hard work before a gripper is backed off */
    private void observe(JointAngles target, Situation now, double gripperPatience) {
        double seconds = Math.max(0, (now.measuredNanos() - lastNanos) / 1e9);
        lastNanos = now.measuredNanos();
        if (seconds > FORGOTTEN_SECONDS) {
            begin();
            seconds = 0;
        }
        for (int i = 0; i < strains.length; i++) {
            strains[i].observe(
                    target.get(i),
                    now.goal().get(i),
                    now.measured(i),
                    now.state().joints().get(i),
                    seconds,
                    i == gripper ? gripperPatience : limits.seconds());
        }
    }

    private JointAngles eased(JointAngles target, Situation now) {
        JointAngles eased = target;
        for (int i = 0; i < strains.length; i++) {
            if (strains[i].forbids(target.get(i), now.measured(i))) {
                eased = eased.with(i, strains[i].eased(target.get(i), now.goal().get(i), now.measured(i)));
            }
        }
        return eased;
    }

    private static String describe(int joint, Situation now) {
        JointReading reading = now.state().joints().get(joint);
        return now.arm().joints().get(joint).name() + " is stalled at " + Text.of(reading.loadPercent()) + " %, "
                + Text.of(reading.amperes()) + " A; backed off to what holds";
    }
}
