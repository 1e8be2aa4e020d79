package org.lepetpal.safety;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** Judges what one servo is told, by what it was told and has said before. Steps on the wire, degrees or percent in its limits. */
final class JointInspector {
    /** Goals are cut to whole steps: of a difference of two that is one, and next to nothing for the arithmetic. */
    private static final double ROUNDING = 1.02;
    /** A servo that protected itself stands beside its goal when its torque is switched anew. */
    private static final int BESIDE = 10;
    /** The one leap that is allowed: from just outside of its range, 2°, to the end of it, when it gets torque. */
    private static final int LEANING = 23;
    /** The kernel makes up for no longer pause. */
    private static final double LONGEST_SECONDS = 0.05;

    private static final long FRESH_NANOS = 50_000_000;
    /** Degrees by which goals are ahead of their joints at most, and percent by which a gripper is squeezed. */
    private static final double AHEAD = 35;

    private static final double SQUEEZE = 25;
    /** Degrees by which a hot arm may get further from home than it was, without creeping. */
    private static final double CREEP = 0.2;

    private final String name;
    private final boolean gripper;
    private final Interval limits;
    private final int min;
    private final int max;
    private final double unitsPerStep;
    private final double greatestSpeed;
    private final double greatestAcceleration;
    private final double home;

    private boolean powered;
    /** As it was told, and within its range: servos take no goal outside of it. */
    private int told;

    private int goal;
    private double speed;
    private double seconds;
    private long toldNanos;
    /** As the newest answer said, and as the newest that measured everything did, by which the kernel goes. */
    private int heard;

    private long heardNanos = Long.MIN_VALUE / 2;
    private int seen;
    private long seenNanos = Long.MIN_VALUE / 2;
    /** How far from home it may be while a motor is hot, and how much further as it brakes. */
    private double leash = Double.MAX_VALUE;

    private double room;

    /**
     * What is going on while it is told something.
     *
     * @param hot whether any motor of the arm is too hot to go anywhere but home
     */
    record Circumstances(
            long nanos, boolean serving, boolean stopped, boolean halting, boolean hot, Consumer<String> complaints) {}

    /**
     * @param limits where it may be sent
     * @param min step at the smallest value of its recorded range
     * @param home where it is when the arm is at home
     */
    JointInspector(String name, boolean gripper, Interval limits, int min, int max, double home) {
        this.name = name;
        this.gripper = gripper;
        this.limits = limits;
        this.min = min;
        this.max = max;
        this.home = home;
        this.unitsPerStep = gripper ? 100.0 / (max - min) : 360.0 / 4095;
        this.greatestSpeed = gripper ? 300 : 240;
        this.greatestAcceleration = gripper ? 8000 : 2500;
    }

    /** It says where it is. */
    void measured(int steps, boolean everything, long nanos) {
        heard = steps;
        heardNanos = nanos;
        if (everything) {
            seen = steps;
            seenNanos = nanos;
        }
    }

    /** Its torque is switched; of one servo alone where it protected itself. */
    void torque(int value, boolean alone, Circumstances now) {
        if (value == 0) {
            powered = false;
            return;
        }
        require(value == 1, "its torque is " + value, now);
        require(now.serving(), "it is powered before the arm serves", now);
        require(!now.stopped() || alone, "it is powered while the arm is stopped", now);
        require(alone || fresh(now), "it is powered, and nobody has asked where it is", now);
        int off = Math.abs(told - heard);
        int most = alone ? BESIDE : 1;
        require(off <= most, "it is powered " + off + " steps off its goal", now);
        int leap = Math.abs(goal - heard);
        boolean outside = heard < min || heard > max;
        require(leap <= (outside ? LEANING : most), "it leaps " + leap + " steps as it is powered", now);
        powered = true;
        leash = Double.MAX_VALUE;
        rest(now);
    }

    /** Whether it holds, or moves. */
    boolean powered() {
        return powered;
    }

    /** Where it is told to be, in degrees or percent. */
    double told() {
        return value(goal);
    }

    /** Whether it is told to be where it says that it is. */
    boolean stands() {
        return Math.abs(goal - heard) <= 1 || Math.abs(goal - where()) <= 1;
    }

    /** It is told where to go. */
    void goal(int wished, Circumstances now) {
        require(now.serving(), "it is told a goal before the arm serves", now);
        int before = goal;
        int toldBefore = told;
        int steps = Math.clamp(wished, min, max);
        told = wished;
        goal = steps;
        if (!powered) {
            return;
        }
        boolean stays = stays(wished, now);
        require(
                stays || wished >= Math.min(min, toldBefore) - 1 && wished <= Math.max(max, toldBefore) + 1,
                "it is told " + wished + " after " + toldBefore + ", outside of its calibrated " + min + "…" + max,
                now);
        require(
                !leaves(steps, before, now),
                "it leaves its limits " + limits + ": " + value(steps) + " after " + value(before),
                now);
        if (now.stopped() || now.halting()) {
            require(stays || between(steps, before), "a stop drives on from " + before + " to " + steps, now);
            rest(now);
            return;
        }
        require(
                !strays(steps, before, now),
                "it is hot, and led from " + value(before) + " to " + value(steps) + ", away from home " + home
                        + ", from which it was " + leash + " and can brake in " + room,
                now);
        Optional<String> objection = drive(steps, before, now);
        if (objection.isPresent()) {
            require(stays, objection.get(), now);
            rest(now);
        }
    }

    /** Whether it is told to stay where it said that it is, just now or in the measurement that the kernel goes by. */
    private boolean stays(int wished, Circumstances now) {
        boolean here = fresh(now) && Math.abs(wished - heard) <= 1;
        boolean there = now.nanos() - seenNanos <= FRESH_NANOS && Math.abs(wished - where()) <= 1;
        return here || there;
    }

    /** By the newest measurement of everything; a gripper is nowhere but in its range. */
    private int where() {
        return gripper ? Math.clamp(seen, min, max) : seen;
    }

    private void rest(Circumstances now) {
        speed = 0;
        seconds = LONGEST_SECONDS / 5;
        toldNanos = now.nanos();
    }

    /** What is wrong with a goal that moves it; nothing where it is told to stay where it is. */
    private Optional<String> drive(int steps, int before, Circumstances now) {
        double span = (now.nanos() - toldNanos) / 1e9;
        double way = (steps - before) * unitsPerStep;
        double rounding = ROUNDING * unitsPerStep;
        if (Math.abs(way) > greatestSpeed * Math.min(span, LONGEST_SECONDS) + rounding) {
            return Optional.of("it goes " + way + " in " + span + " s");
        }
        if (span <= 0) {
            return Optional.empty();
        }
        double next = way / span;
        double blur = rounding / span + rounding / seconds;
        double gain = greatestAcceleration * (seconds / 2 + span);
        if (Math.abs(next - speed) > gain + blur) {
            return Optional.of("it goes from " + speed + " to " + next + " in " + span + " s");
        }
        double slower = Math.abs(speed) - greatestAcceleration * span / 2;
        boolean brakes = Math.abs(next) <= Math.max(Math.abs(speed) / 2, slower) + blur;
        if (!near(steps, before) && !brakes) {
            return Optional.of("it is told to go to " + steps + " after " + before + ", and stands at " + seen);
        }
        speed = next;
        seconds = span;
        toldNanos = now.nanos();
        return Optional.empty();
    }

    /** Whether it is led further beyond its limits than it was, by however little. */
    private boolean leaves(int steps, int before, Circumstances now) {
        double beyond = limits.beyond(value(steps));
        return beyond > ROUNDING * unitsPerStep
                && beyond > limits.beyond(value(before))
                && !returns(steps, before, now);
    }

    /** Whether its goal is taken back to where it is. */
    private boolean returns(int steps, int before, Circumstances now) {
        return steps != before && (nearer(steps, before, where()) || fresh(now) && nearer(steps, before, heard));
    }

    private static boolean nearer(int steps, int before, int there) {
        return Math.abs(steps - there) < Math.abs(before - there);
    }

    /**
     * Whether it is led further away from home than it was while the arm is hot: but for the way on which it brakes, and for being taken
     * back to where it is.
     */
    private boolean strays(int steps, int before, Circumstances now) {
        if (!now.hot() || gripper) {
            leash = Double.MAX_VALUE;
            return false;
        }
        double slack = CREEP + 2 * ROUNDING * unitsPerStep;
        if (away(before) <= leash + slack) {
            leash = Math.min(leash, Math.max(away(before), away(where())));
            room = speed * speed / (2 * greatestAcceleration) + Math.abs(speed) * LONGEST_SECONDS;
        }
        if (returns(steps, before, now)) {
            leash = Double.MAX_VALUE;
            return false;
        }
        return away(steps) > Math.max(away(before), leash + slack + room);
    }

    private double away(int steps) {
        return Math.abs(value(steps) - home);
    }

    /** Whether the goal is as far ahead of the joint as it may be, or not as far as it was. */
    private boolean near(int steps, int before) {
        int where = where();
        double ahead = (steps - where) * unitsPerStep;
        double furthest = gripper ? (ahead < 0 ? SQUEEZE : Double.MAX_VALUE) : AHEAD;
        return Math.abs(ahead) <= furthest + 2 * unitsPerStep
                || Math.abs(steps - where) <= Math.abs(before - where) + 1;
    }

    /** Whether it is told to go no further than before, nor beyond where it is. */
    private boolean between(int steps, int before) {
        int where = where();
        return steps >= Math.min(before, where) - 1 && steps <= Math.max(before, where) + 1;
    }

    private boolean fresh(Circumstances now) {
        return now.nanos() - heardNanos <= FRESH_NANOS;
    }

    private double value(int steps) {
        return gripper ? (steps - min) * unitsPerStep : (steps - (min + max) / 2.0) * unitsPerStep;
    }

    private void require(boolean kept, String otherwise, Circumstances now) {
        if (!kept) {
            now.complaints().accept(String.format(Locale.ROOT, "%s: %s", name, otherwise));
        }
    }
}
