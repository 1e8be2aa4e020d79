package org.lepetpal.command;

import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmDescription.Unit;
import org.lepetpal.api.arm.ArmReading;
import org.lepetpal.api.arm.JointAngles;

/**
 * The way to a pose: all joints together along a minimum-jerk course (Flash and Hogan 1985: 10 s³ − 15 s⁴ + 6 s⁵, greatest
 * speed 1.875 times the mean), as fast as the slowest joint may. With the SO-101 the straight way in joint space never
 * brings the tip more than 2 mm below the lower of where it starts and where it ends.
 *
 * @param targets one per tick; the last is the pose
 */
record PosePath(List<JointAngles> targets) {
    private static final double PEAK_TO_MEAN = 1.875;
    private static final double DEGREES_PER_SECOND = 90;
    private static final double PERCENT_PER_SECOND = 100;
    /** A gripper that stands this many percent wider than it was told to has something in it. */
    private static final double HELD = 3;
    /** So close counts as there; a real SO-101 has 2 to 5 degrees of slack and sag. */
    private static final double TOLERANCE_DEGREES = 5;

    PosePath {
        targets = List.copyOf(targets);
    }

    /**
     * @param from where the arm was last sent
     * @param reading where it is
     * @param pose where it is to be
     */
    static PosePath from(JointAngles from, ArmReading reading, ArmDescription arm, JointAngles pose, double rateHz) {
        JointAngles there = destination(from, reading, arm, pose);
        double seconds = 0;
        for (int joint = 0; joint < there.size(); joint++) {
            double speed = arm.joints().get(joint).unit() == Unit.DEGREES ? DEGREES_PER_SECOND : PERCENT_PER_SECOND;
            seconds = Math.max(seconds, Math.abs(there.get(joint) - from.get(joint)) * PEAK_TO_MEAN / speed);
        }
        int steps = Math.max(1, (int) Math.ceil(seconds * rateHz));
        List<JointAngles> targets = new ArrayList<>(steps);
        for (int step = 1; step <= steps; step++) {
            targets.add(from.towards(there, minimumJerk((double) step / steps)));
        }
        return new PosePath(targets);
    }

    /** The pose, but with the gripper as it is while it holds something: neither dropped on the way nor crushed. */
    private static JointAngles destination(JointAngles from, ArmReading reading, ArmDescription arm, JointAngles pose) {
        int gripper = arm.gripper();
        boolean holds = reading.positions().get(gripper) - from.get(gripper) > HELD;
        return holds ? pose.with(gripper, from.get(gripper)) : pose;
    }

    private static double minimumJerk(double s) {
        return s * s * s * (10 - 15 * s + 6 * s * s);
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
