package org.lepetpal.policy.scripted;

import org.lepetpal.api.arm.JointAngles;

/**
 * Comes to rest from a motion: every joint for itself, without a jump in speed, and no further than the motion would have
 * gone, so that no limit is overrun.
 */
final class Brake implements Trajectory {
    private final long startNanos;
    private final JointAngles from;
    private final double[] speed;
    private final double[] seconds;
    private final long endNanos;

    /** @param motion what is broken off at {@code startNanos} */
    Brake(long startNanos, Trajectory motion, JointLimits limits) {
        this.startNanos = startNanos;
        this.from = motion.at(startNanos);
        this.speed = motion.speedAt(startNanos);
        this.seconds = new double[from.size()];
        JointAngles goal = motion.goal();
        double longest = 0;
        for (int i = 0; i < seconds.length; i++) {
            double room = Math.abs(goal.get(i) - from.get(i));
            double wished = 1.875 * Math.abs(speed[i]) / limits.acceleration(i);
            seconds[i] = speed[i] == 0 ? 0 : Math.min(wished, 2 * room / Math.abs(speed[i]));
            longest = Math.max(longest, seconds[i]);
        }
        this.endNanos = startNanos + Math.round(longest * 1e9);
    }

    /** The speed falls with minimum jerk; half the way of an even motion is left. */
    @Override
    public JointAngles at(long nanos) {
        double t = Math.max(0, (nanos - startNanos) * 1e-9);
        double[] angles = from.toArray();
        for (int i = 0; i < angles.length; i++) {
            if (seconds[i] > 0) {
                double s = Math.min(1, t / seconds[i]);
                double s4 = s * s * s * s;
                angles[i] += speed[i] * seconds[i] * (s - s4 * (2.5 - 3 * s + s * s));
            }
        }
        return JointAngles.of(angles);
    }

    @Override
    public long endNanos() {
        return endNanos;
    }
}
