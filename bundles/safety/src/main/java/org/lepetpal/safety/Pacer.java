package org.lepetpal.safety;

import java.util.List;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.safety.Verdict.Effect;
import org.lepetpal.api.safety.Verdict.Finding;

/**
 * Leads the goal after its target within the limits of speed and acceleration, and so that it can always come to rest
 * within its bounds. A target that itself keeps the limits is followed exactly; after one that leaps, the goal runs and
 * brakes (a trapezoid of speed). For one arm, and for the holder of the kernel's turn.
 */
final class Pacer {
    /** A longer pause is not made up for. */
    private static final double LONGEST_SECONDS = 0.05;
    /** After a longer pause the motors have come to rest at the last goal, however it moved. */
    private static final double FORGOTTEN_SECONDS = 0.15;
    /** Less than a step of a servo: not worth a word. */
    private static final double ROUNDING = 0.02;

    private static final double EXACT = 1e-9;

    private final Velocity velocity;
    private final Acceleration acceleration;
    private final double[] speeds;
    private final double[] accelerations;
    private final Bounds bounds;
    private final Finding slowed;
    private final Finding eased;
    private final double[] standing;
    /** These three are worked in. */
    private final double[] wanted;

    private final double[] reached;
    private final double[] goal;

    Pacer(Velocity velocity, Acceleration acceleration, ArmDescription arm) {
        this.velocity = velocity;
        this.acceleration = acceleration;
        this.speeds = velocity.limits(arm);
        this.accelerations = acceleration.limits(arm);
        this.bounds = new Bounds(speeds.length);
        this.slowed = new Finding(velocity.name(), Effect.CLAMPED, "slowed to the greatest speed");
        this.eased = new Finding(acceleration.name(), Effect.CLAMPED, "changes its speed no faster than allowed");
        this.standing = new double[speeds.length];
        this.wanted = new double[speeds.length];
        this.reached = new double[speeds.length];
        this.goal = new double[speeds.length];
    }

    /** Not to be changed. */
    double[] accelerations() {
        return accelerations;
    }

    /** Where goals may be: everywhere, until it is narrowed. The same each time. */
    Bounds open() {
        bounds.open();
        return bounds;
    }

    /** Where the goal goes next; the last one itself where that rests there. Adds a finding for each limit that holds it back. */
    Setpoint follow(JointAngles target, Setpoint last, double elapsed, Bounds bounds, List<Finding> findings) {
        double seconds = Math.min(elapsed, LONGEST_SECONDS);
        if (seconds <= 0) {
            return last;
        }
        double[] before = elapsed > FORGOTTEN_SECONDS ? standing : last.velocity();
        want(target, last, seconds);
        boolean tooFast = velocity.slow(wanted, speeds);
        System.arraycopy(wanted, 0, reached, 0, reached.length);
        acceleration.ease(reached, before, accelerations, seconds);
        last.goal().copy(goal);
        boolean held = false;
        boolean there = true;
        for (int i = 0; i < goal.length; i++) {
            double inside = within(reached[i], goal[i], bounds, i, seconds);
            double gain = accelerations[i] * seconds;
            reached[i] = Math.clamp(inside, before[i] - gain, before[i] + gain);
            held |= Math.abs(reached[i] - wanted[i]) * seconds > ROUNDING;
            double next = goal[i] + reached[i] * seconds;
            goal[i] = Math.abs(next - target.get(i)) < EXACT ? target.get(i) : next;
            there &= goal[i] == target.get(i);
            // What took longer was slower.
            reached[i] *= seconds / elapsed;
        }
        if (tooFast) {
            findings.add(slowed);
        }
        if (held) {
            findings.add(eased);
        }
        return there && Setpoint.rests(reached) && last.restsAt(target)
                ? last
                : new Setpoint(there ? target : JointAngles.of(goal), reached.clone(), target);
    }

    /** The target's own speed, and what makes up for how far the goal is behind or ahead of it. */
    private void want(JointAngles target, Setpoint last, double seconds) {
        for (int i = 0; i < wanted.length; i++) {
            double lead = Math.clamp((target.get(i) - last.target().get(i)) / seconds, -speeds[i], speeds[i]);
            double behind = target.get(i) - last.goal().get(i) - lead * seconds;
            double catchUp = Acceleration.brakeable(Math.abs(behind), accelerations[i], seconds);
            wanted[i] = lead + Math.copySign(Math.min(Math.abs(behind) / seconds, catchUp), behind);
        }
    }

    private double within(double speed, double goal, Bounds bounds, int joint, double seconds) {
        double up = Acceleration.brakeable(bounds.most(joint) - goal, accelerations[joint], seconds);
        double down = Acceleration.brakeable(goal - bounds.least(joint), accelerations[joint], seconds);
        return Math.clamp(speed, -down, up);
    }

    /**
     * Where the goal goes next when it comes to rest: every joint for itself along g + v·t − a·t²/2, whatever the
     * steps of time, so that the way to rest is known beforehand.
     */
    Setpoint brake(Setpoint last, double seconds) {
        if (last.rests() || seconds > FORGOTTEN_SECONDS) {
            return Setpoint.resting(last.goal());
        }
        double[] speed = last.velocity().clone();
        last.goal().copy(goal);
        brake(goal, speed, seconds);
        JointAngles where = JointAngles.of(goal);
        return new Setpoint(where, speed, where);
    }

    /** The same in place, on the way to rest. */
    void brake(double[] goal, double[] speed, double seconds) {
        for (int i = 0; i < goal.length; i++) {
            double braking = Math.min(seconds, Math.abs(speed[i]) / accelerations[i]);
            goal[i] += speed[i] * braking - Math.copySign(accelerations[i] * braking * braking / 2, speed[i]);
            double left = Math.abs(speed[i]) - accelerations[i] * braking;
            speed[i] = left < 1e-9 ? 0 : Math.copySign(left, speed[i]);
        }
    }
}
