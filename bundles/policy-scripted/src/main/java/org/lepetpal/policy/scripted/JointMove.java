package org.lepetpal.policy.scripted;

import org.lepetpal.api.arm.JointAngles;

/**
 * A move of all joints together that begins with a given speed and ends at rest: per joint the polynomial of fifth degree
 * with acceleration 0 at both ends. The longest-lasting joint sets the time of all.
 */
final class JointMove implements Trajectory {
    private final long startNanos;
    private final JointAngles from;
    private final double[] speed;
    private final JointAngles to;
    private final double seconds;

    JointMove(long startNanos, JointAngles from, double[] speed, JointAngles to, JointLimits limits) {
        this.startNanos = startNanos;
        this.from = from;
        this.speed = speed.clone();
        this.to = to;
        this.seconds = duration(limits);
    }

    /** A move that begins at rest. */
    JointMove(long startNanos, JointAngles from, JointAngles to, JointLimits limits) {
        this(startNanos, from, new double[from.size()], to, limits);
    }

    JointAngles from() {
        return from;
    }

    @Override
    public JointAngles at(long nanos) {
        double t = Math.clamp((nanos - startNanos) * 1e-9, 0, seconds);
        double[] angles = new double[from.size()];
        for (int i = 0; i < angles.length; i++) {
            angles[i] = from.get(i) + displacement(i, t, seconds);
        }
        return JointAngles.of(angles);
    }

    @Override
    public long endNanos() {
        return startNanos + Math.round(seconds * 1e9);
    }

    private double displacement(int joint, double t, double total) {
        double way = to.get(joint) - from.get(joint);
        double v = speed[joint];
        double s = t / total;
        double cubic = 10 * way - 6 * v * total;
        double quartic = -15 * way + 8 * v * total;
        double quintic = 6 * way - 3 * v * total;
        return v * t + s * s * s * (cubic + s * (quartic + s * quintic));
    }

    /** Rest to rest the peaks are 1.875·way/T and 5.774·way/T²; a moving start is stretched until its peak fits. */
    private double duration(JointLimits limits) {
        double total = 0.08;
        for (int i = 0; i < from.size(); i++) {
            double way = Math.abs(to.get(i) - from.get(i));
            total = Math.max(total, 1.875 * way / limits.speed(i));
            total = Math.max(total, Math.sqrt(5.774 * way / limits.acceleration(i)));
            total = Math.max(total, 1.5 * Math.abs(speed[i]) / limits.acceleration(i));
        }
        for (int tries = 0; tries < 12 && tooFast(total, limits); tries++) {
            total *= 1.15;
        }
        return total;
    }

    private boolean tooFast(double total, JointLimits limits) {
        int samples = 24;
        double step = total / samples;
        for (int joint = 0; joint < from.size(); joint++) {
            double allowed = Math.max(limits.speed(joint), Math.abs(speed[joint])) * 1.02 * step;
            double last = 0;
            for (int k = 1; k <= samples; k++) {
                double now = displacement(joint, k * step, total);
                if (Math.abs(now - last) > allowed) {
                    return true;
                }
                last = now;
            }
        }
        return false;
    }
}
