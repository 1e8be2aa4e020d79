package org.lepetpal.safety;

import org.lepetpal.api.arm.JointAngles;

/**
 * No goal is further ahead of where a joint is than so much: a joint that something stops is not pushed ever harder,
 * and does not leap when it comes free.
 */
final class Lag implements Rule {
    private final double largest;

    /** @param largest degrees */
    Lag(double largest) {
        this.largest = largest;
    }

    @Override
    public String name() {
        return "lag";
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        JointAngles allowed = target;
        int gripper = now.arm().gripper();
        int ahead = -1;
        for (int i = 0; i < target.size(); i++) {
            double measured = now.measured(i);
            if (i != gripper && Math.abs(target.get(i) - measured) > largest) {
                allowed = allowed.with(i, Math.clamp(target.get(i), measured - largest, measured + largest));
                ahead = i;
            }
        }
        return ahead < 0 ? Ruling.ALLOWED : new Ruling.Clamped(allowed, describe(ahead, now));
    }

    private String describe(int joint, Situation now) {
        return now.arm().joints().get(joint).name() + " kept within " + Text.of(largest) + "° of where it is";
    }

    @Override
    public void bound(Bounds bounds, Situation now) {
        for (int i = 0; i < now.arm().gripper(); i++) {
            bounds.narrow(i, now.measured(i) - largest, now.measured(i) + largest);
        }
    }
}
