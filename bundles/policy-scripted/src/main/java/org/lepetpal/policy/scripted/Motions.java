package org.lepetpal.policy.scripted;

import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.arm.TipPose;

/** Plans motions of the arm that keep clear of the table and of what lies on it. */
final class Motions {
    /** No transit lower than this, so that nothing on the table is swept away. */
    private static final double CLEARANCE = 0.065;
    /** So near to its ends a transit may be lower: they were chosen with care. */
    private static final double NEAR_END = 0.03;

    private static final JointAngles RAISE = JointAngles.of(0, 2, -32, 12, 0, 0);

    private final Kinematics kinematics;
    private final JointLimits limits;

    Motions(Kinematics kinematics, JointLimits limits) {
        this.kinematics = kinematics;
        this.limits = limits;
    }

    Kinematics kinematics() {
        return kinematics;
    }

    /** To other joints, by way of a raised point where the direct way is too low. */
    Trajectory transit(long nanos, Trajectory current, JointAngles goal) {
        Brake brake = new Brake(nanos, current, limits);
        JointAngles rest = brake.goal();
        Trajectory direct = new Blend(brake, new JointMove(nanos, rest, goal, limits));
        if (!tooLow(direct, nanos)) {
            return direct;
        }
        JointMove up = new JointMove(nanos, rest, raised(rest), limits);
        long onward = nanos + Math.round((up.endNanos() - nanos) * 0.6);
        return new Blend(new Blend(brake, up), new JointMove(onward, up.goal(), goal, limits));
    }

    /** The tip along a straight line; empty when a part of it is out of reach. */
    Optional<Trajectory> line(long nanos, JointAngles from, TipPose target, double metresPerSecond) {
        return TipLine.plan(nanos, kinematics, from, target, metresPerSecond).map(line -> line);
    }

    /** Only the gripper, to a value of 0…100. */
    JointMove grip(long nanos, JointAngles from, double to) {
        return new JointMove(nanos, from, from.with(from.size() - 1, to), limits);
    }

    /** Comes to rest as fast as the limits allow. */
    Trajectory stop(long nanos, Trajectory current) {
        return new Brake(nanos, current, limits);
    }

    /** As much of {@link #RAISE} as the joints' limits leave room for. */
    private JointAngles raised(JointAngles from) {
        for (double share = 1; share > 0.1; share -= 0.25) {
            JointAngles raised = from;
            for (int i = 0; i < from.size(); i++) {
                raised = raised.with(i, from.get(i) + share * RAISE.get(i));
            }
            if (kinematics.inverse(kinematics.forward(raised), 0).isPresent()) {
                return raised;
            }
        }
        return from;
    }

    private boolean tooLow(Trajectory way, long nanos) {
        Vec start = tip(way, nanos);
        Vec end = tip(way, way.endNanos());
        for (int k = 1; k <= 12; k++) {
            Vec at = tip(way, nanos + (way.endNanos() - nanos) * k / 12);
            if (at.z() < CLEARANCE && at.planar(start) > NEAR_END && at.planar(end) > NEAR_END) {
                return true;
            }
        }
        return false;
    }

    private Vec tip(Trajectory way, long nanos) {
        return Vec.of(kinematics.forward(way.at(nanos)).tip());
    }
}
