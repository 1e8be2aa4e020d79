package org.lepetpal.policy.scripted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.arm.TipPose;

/** The tip moves along a straight line with minimum jerk, from rest to rest. */
final class TipLine implements Trajectory {
    private static final double METRES_PER_WAYPOINT = 0.008;

    private final long startNanos;
    private final List<JointAngles> waypoints;
    private final double seconds;

    private TipLine(long startNanos, List<JointAngles> waypoints, double seconds) {
        this.startNanos = startNanos;
        this.waypoints = List.copyOf(waypoints);
        this.seconds = seconds;
    }

    /**
     * Plans the line.
     *
     * @param from joints at its beginning
     * @param target where it ends; elevation and roll change evenly on the way
     * @param metresPerSecond greatest speed of the tip
     * @return empty when a part of the line is out of reach
     */
    static Optional<TipLine> plan(
            long startNanos, Kinematics kinematics, JointAngles from, TipPose target, double metresPerSecond) {
        TipPose start = kinematics.forward(from);
        double length = start.tip().distance(target.tip());
        int steps = Math.max(2, (int) Math.ceil(length / METRES_PER_WAYPOINT));
        List<JointAngles> waypoints = new ArrayList<>();
        waypoints.add(from);
        for (int k = 1; k <= steps; k++) {
            Optional<JointAngles> joints =
                    kinematics.inverse(between(start, target, (double) k / steps), from.get(from.size() - 1));
            if (joints.isEmpty()) {
                return Optional.empty();
            }
            waypoints.add(joints.get());
        }
        return Optional.of(new TipLine(startNanos, waypoints, Math.max(0.15, 1.875 * length / metresPerSecond)));
    }

    @Override
    public JointAngles at(long nanos) {
        double s = Math.clamp((nanos - startNanos) * 1e-9 / seconds, 0, 1);
        double way = s * s * s * (10 + s * (-15 + 6 * s)) * (waypoints.size() - 1);
        int index = Math.min((int) way, waypoints.size() - 2);
        return waypoints.get(index).towards(waypoints.get(index + 1), way - index);
    }

    @Override
    public long endNanos() {
        return startNanos + Math.round(seconds * 1e9);
    }

    private static TipPose between(TipPose from, TipPose to, double fraction) {
        Vec start = Vec.of(from.tip());
        Vec tip = start.plus(Vec.of(to.tip()).minus(start).times(fraction));
        return new TipPose(
                tip.point(),
                from.elevationDeg() + (to.elevationDeg() - from.elevationDeg()) * fraction,
                from.rollDeg() + (to.rollDeg() - from.rollDeg()) * fraction);
    }
}
