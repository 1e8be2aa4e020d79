package org.lepetpal.command;

import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;

/**
 * The way to a pose: all joints together along a minimum-jerk course (Flash and Hogan 1985: 10 s³ − 15 s⁴ + 6 s⁵), as fast
 * as the joint with the longest way may. With the SO-101 the straight way in joint space never
 * brings the tip more than 2 mm below the lower of where it starts and where it ends. What the gripper holds is neither
 * dropped on the way nor crushed.
 *
 * @param targets one per tick; the last is the pose
 */
record PosePath(List<JointAngles> targets) {
    /** So close counts as there; a real SO-101 has 2 to 5 degrees of slack and sag. */
    private static final double TOLERANCE_DEGREES = 5;
    /**
     * Percent by which jaws that hold something are told to close further, at most. Whoever sent the arm away wanted no more
     * squeeze: the safety kernel would ease it only after it had seen the motor strain for half a second.
     */
    private static final double FIRM = 2;

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
        int gripper = arm.gripper();
        if (reading.holdsSomething(gripper, from)) {
            double held = Math.max(from.get(gripper), reading.positions().get(gripper) - FIRM);
            return between(from.with(gripper, held), pose.with(gripper, held), pace, rateHz);
        }
        return between(from, pose, pace, rateHz);
    }

    private static PosePath between(JointAngles from, JointAngles there, Pace pace, double rateHz) {
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
