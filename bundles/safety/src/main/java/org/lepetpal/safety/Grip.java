package org.lepetpal.safety;

import org.lepetpal.api.arm.JointAngles;

/**
 * The gripper is not told to close further below where it is than so much: force grows with that distance, so that a
 * grip is firm but bounded, and grippers do not burn out on what they hold.
 */
final class Grip implements Rule {
    /** Percent of the opening. */
    private static final double SQUEEZE = 25;

    @Override
    public String name() {
        return "grip";
    }

    @Override
    public Ruling judge(JointAngles target, Situation now) {
        int gripper = now.arm().gripper();
        double least = now.measured(gripper) - SQUEEZE;
        if (target.get(gripper) >= least) {
            return Ruling.ALLOWED;
        }
        return new Ruling.Clamped(
                target.with(gripper, least),
                "gripper closes no further than " + Text.of(SQUEEZE) + " % below where it is");
    }

    @Override
    public void bound(Bounds bounds, Situation now) {
        int gripper = now.arm().gripper();
        bounds.narrow(gripper, now.measured(gripper) - SQUEEZE, Double.POSITIVE_INFINITY);
    }
}
