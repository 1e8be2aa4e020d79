package org.lepetpal.policy.scripted;

import org.lepetpal.api.arm.JointAngles;

/** A move of all joints together from rest to rest with minimum jerk; the longest-lasting joint sets the time of all. */
final class JointMove implements Trajectory {
    private static final double SHORTEST_SECONDS = 0.08;

    private final long startNanos;
    private final JointAngles from;
    private final JointAngles to;
    private final double seconds;

    JointMove(long startNanos, JointAngles from, JointAngles to, JointLimits limits) {
        this.startNanos = startNanos;
        this.from = from;
        this.to = to;
        this.seconds = duration(limits);
    }

    JointAngles from() {
        return from;
    }

    @Override
    public JointAngles at(long nanos) {
        double s = Math.clamp((nanos - startNanos) * 1e-9 / seconds, 0, 1);
        return from.towards(to, s * s * s * (10 + s * (-15 + 6 * s)));
    }

    @Override
    public long endNanos() {
        return startNanos + Math.round(seconds * 1e9);
    }

    /** The peaks of minimum jerk are 1.875·way/T and 5.774·way/T². */
    private double duration(JointLimits limits) {
        double total = SHORTEST_SECONDS;
        for (int i = 0; i < from.size(); i++) {
            double way = Math.abs(to.get(i) - from.get(i));
            total = Math.max(total, 1.875 * way / limits.speed(i));
            total = Math.max(total, Math.sqrt(5.774 * way / limits.acceleration(i)));
        }
        return total;
    }
}
