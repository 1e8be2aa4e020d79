package org.lepetpal.safety;

import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;

/**
 * A joint whose motor complains, or strains without moving, is not pushed further from where it is; what lets it rest is
 * allowed. A gripper strains when it holds something: its goal is kept as it is while the arm goes on.
 */
final class Overload implements Rule {
    private static final double FULL_LOAD_PERCENT = 95;
    private static final double STILL = 2;
    private static final double STALLED_AFTER_SECONDS = 1;
    /** Less than two steps of a servo. */
    private static final double ROUNDING = 0.15;

    /** Seconds for which each joint has strained without moving. */
    private double[] strained = {};

    private long lastNanos;

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        observe(now.reading());
        int gripper = now.arm().gripper();
        for (int i = 0; i < target.size(); i++) {
            boolean suffers = now.reading().joints().get(i).faults() != 0 || strained[i] >= STALLED_AFTER_SECONDS;
            if (suffers && i != gripper && worsens(i, target, now)) {
                return new Ruling.Refused(describe(i, now) + "; only what lets it rest is allowed");
            }
        }
        boolean gripperSuffers =
                now.reading().joints().get(gripper).faults() != 0 || strained[gripper] >= STALLED_AFTER_SECONDS;
        if (gripperSuffers && worsens(gripper, target, now)) {
            return new Ruling.Clamped(target.with(gripper, now.goal().get(gripper)), describe(gripper, now) + "; kept");
        }
        return Ruling.ALLOWED;
    }

    private void observe(ArmReading reading) {
        int joints = reading.joints().size();
        if (strained.length != joints) {
            strained = new double[joints];
            lastNanos = reading.nanos();
        }
        double seconds = (reading.nanos() - lastNanos) / 1e9;
        lastNanos = reading.nanos();
        for (int i = 0; i < joints; i++) {
            JointReading joint = reading.joints().get(i);
            boolean strains = Math.abs(joint.loadPercent()) >= FULL_LOAD_PERCENT && Math.abs(joint.speed()) < STILL;
            strained[i] = strains ? strained[i] + seconds : 0;
        }
    }

    /** Whether the joint would be pushed further the way it pushes now; a goal on its other side lets it go. */
    private static boolean worsens(int joint, JointAngles target, Situation now) {
        double push = now.goal().get(joint) - now.measured(joint);
        double wished = target.get(joint) - now.measured(joint);
        boolean sameWay = Math.signum(push) == Math.signum(wished) || push == 0;
        return sameWay && Math.abs(wished) > Math.abs(push) + ROUNDING;
    }

    private static String describe(int joint, Situation now) {
        JointReading reading = now.reading().joints().get(joint);
        String name = now.arm().joints().get(joint).name();
        return reading.faults() != 0
                ? name + " reports alarm 0x" + Integer.toHexString(reading.faults())
                : name + " strains at " + Text.of(reading.loadPercent()) + " % without moving";
    }
}
