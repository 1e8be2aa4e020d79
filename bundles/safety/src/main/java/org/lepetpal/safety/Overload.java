package org.lepetpal.safety;

import org.lepetpal.api.arm.ArmReading.JointReading;
import org.lepetpal.api.arm.JointAngles;

/**
 * A joint whose motor raises an alarm is not pushed further from where it is; what lets it rest is allowed. A gripper
 * keeps its goal while the arm goes on, since it may hold something.
 */
final class Overload implements Rule {
    /** Less than two steps of a servo. */
    private static final double ROUNDING = 0.15;

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        int gripper = now.arm().gripper();
        for (int i = 0; i < target.size(); i++) {
            if (i != gripper && alarm(i, now) != 0 && worsens(i, target, now)) {
                return new Ruling.Refused(describe(i, now) + "; only what lets it rest is allowed");
            }
        }
        if (alarm(gripper, now) != 0 && worsens(gripper, target, now)) {
            return new Ruling.Clamped(target.with(gripper, now.goal().get(gripper)), describe(gripper, now) + "; kept");
        }
        return Ruling.ALLOWED;
    }

    private static int alarm(int joint, Situation now) {
        return now.reading().joints().get(joint).faults();
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
        return now.arm().joints().get(joint).name() + " reports alarm 0x" + Integer.toHexString(reading.faults());
    }
}
