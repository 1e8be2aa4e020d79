package org.lepetpal.command;

import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;

/**
 * The way to a pose: all joints together along a minimum-jerk course (Flash and Hogan 1985: 10 s³ − 15 s⁴ + 6 s⁵), as fast
 * as the joint with the longest way may. With the SO-101 the straight way in joint space never
 * brings the tip more than 2 mm below the lower of where it starts and where it ends.
 *
 * @param targets one per tick; the last is the pose, but for jaws that hold something
 */
record PosePath(List<JointAngles> targets) {
    /** So close counts as there; a real SO-101 has 2 to 5 degrees of slack and sag. */
    private static final double TOLERANCE_DEGREES = 5;

    PosePath {
        targets = List.copyOf(targets);
    }

    /**
     * @param from where the arm was last sent
     * @param reading where it is
     * @param pose where it is to be
     * @param pace how fast
     */
    static PosePath from(
            JointAngles from, ArmReading reading, ArmDescription arm, JointAngles pose, Pace pace, double rateHz) {
        Jaws jaws = new Jaws(arm.gripper());
        jaws.observe(reading.state(), from);
        return between(jaws.spare(from), jaws.spare(pose), pace, rateHz);
    }

    /** From one place to another, whatever the jaws hold. */
    static PosePath between(JointAngles from, JointAngles there, Pace pace, double rateHz) {
        int steps = Math.max(1, (int) Math.ceil(pace.seconds(from.distance(there)) * rateHz));
        List<JointAngles> targets = new ArrayList<>(steps);
        for (int step = 1; step <= steps; step++) {
            targets.add(from.towards(there, Pace.course((double) step / steps)));
        }
        return new PosePath(targets);
    }

    /** Whether all joints but the gripper, which may hold something, are there. */
    static boolean arrived(JointAngles positions, ArmDescription arm, JointAngles pose) {
        return farthest(positions, arm, pose) <= TOLERANCE_DEGREES;
    }

    /** Degrees by which the worst joint is away from the pose, the gripper not counted. */
    static double farthest(JointAngles positions, ArmDescription arm, JointAngles pose) {
        return positions.distance(pose.with(arm.gripper(), positions.get(arm.gripper())));
    }
}
