package org.lepetpal.safety;

import org.lepetpal.api.arm.ArmReading.JointReading;

/**
 * How hard one joint has been working, and while it is backed off, how far ahead of where it is its goal may be. For the holder of
 * the kernel's turn.
 */
final class Strain {
    /** Units per second below which a joint counts as standing. */
    private static final double STILL = 3;
    /** Units per second by which the goal is taken back. */
    private static final double BACK_OFF_SPEED = 6;
    /**
     * Of how far ahead its goal is, a second: a gripper is told to close further than it can by every policy that does not
     * feel, and its servo protects itself after 2 s. Faster, its load could not follow, and the grip would be gone before it
     * is felt to ease.
     */
    private static final double GRIPPER_BACK_OFF = 3;
    /** Percent ahead from which a gripper's motor drives as hard as it may: nothing is felt there, and nothing waits. */
    private static final double SATURATED = 3;
    /** Percent a second that a goal can follow from rest to rest: it is not taken back on paper while it lags behind. */
    private static final double FASTEST_BACK_OFF = 60;
    /** Of the load at which a stall begins: below this it has been relieved, below the other the work is light. */
    private static final double RELIEVED = 0.8;

    private static final double LIGHT = 0.4;
    /** Less than two steps of a servo. */
    private static final double ROUNDING = 0.15;

    private final StallLimits limits;
    private final boolean gripper;
    /** 1 and more is too hard for long. */
    private double effort;

    private double hardSeconds;
    /** A moment of light work is jaws that spring back while they are eased. */
    private double lightSeconds;
    /** How far ahead the goal may be, signed; 0 while the joint is not backed off. */
    private double push;

    Strain(StallLimits limits, boolean gripper) {
        this.limits = limits;
        this.gripper = gripper;
    }

    /**
     * Takes a measurement in.
     *
     * @param target what is asked for
     * @param goal what the joint was told last
     * @param measured where it is
     * @param seconds since the last one
     * @param patience seconds of hard work before it is backed off
     */
    void observe(double target, double goal, double measured, JointReading says, double seconds, double patience) {
        effort = limits.effort(says, gripper);
        double error = goal - measured;
        boolean stalled = effort >= 1 && Math.abs(says.speed()) < STILL && Math.abs(error) >= limits.error();
        hardSeconds = stalled ? hardSeconds + seconds : 0;
        lightSeconds = effort < LIGHT ? lightSeconds + seconds : 0;
        if (!isBackedOff()) {
            push = stalled && hardSeconds >= patience ? error : 0;
        } else if (lightSeconds >= limits.seconds() || !pushes(target, measured)) {
            push = 0;
        } else if (effort > RELIEVED) {
            push = Math.copySign(Math.max(ROUNDING, Math.abs(push) - backOff() * seconds), push);
        } else if (Math.signum(error) == Math.signum(push)) {
            push = error;
        }
    }

    /** Units per second. */
    private double backOff() {
        double ahead = Math.abs(push);
        if (!gripper) {
            return BACK_OFF_SPEED;
        }
        return ahead > SATURATED ? FASTEST_BACK_OFF : Math.max(BACK_OFF_SPEED, GRIPPER_BACK_OFF * ahead);
    }

    boolean isBackedOff() {
        return push != 0;
    }

    /** Whether it is backed off and {@code target} asks for more than it may push. */
    boolean forbids(double target, double measured) {
        return isBackedOff() && pushes(target, measured);
    }

    private boolean pushes(double target, double measured) {
        double wished = target - measured;
        return Math.signum(wished) == Math.signum(push) && Math.abs(wished) > Math.abs(push) - ROUNDING;
    }

    /**
     * What it is told instead of a target that is forbidden, never further ahead than that. What the motor bears is kept: the
     * goal does not follow jaws that what they hold pushes open.
     */
    double eased(double target, double goal, double measured) {
        if (effort <= RELIEVED) {
            return goal;
        }
        return measured + Math.copySign(Math.min(Math.abs(target - measured), Math.abs(push)), push);
    }
}
