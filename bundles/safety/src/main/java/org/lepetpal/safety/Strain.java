package org.lepetpal.safety;

import org.lepetpal.api.arm.ArmReading.JointReading;

/**
 * How hard one joint has been working, and while it is backed off, how far ahead of where it is its goal may be. A gripper's goal
 * is kept once its motor bears its work, for that is its grip; a joint of the body is only kept from what it could not do.
 * For the holder of the kernel's turn.
 */
final class Strain {
    /** Units per second below which a joint counts as standing. */
    private static final double STILL = 3;
    /** Units per second by which the goal of a joint of the body is taken back. */
    private static final double BACK_OFF_SPEED = 6;
    /** Percent ahead down to which a gripper's goal need not be taken back gently: nothing of it is felt there. */
    private static final double SATURATED = 3;
    /** Percent a second, about what a goal follows from rest to rest at 100 Hz. */
    private static final double FASTEST_BACK_OFF = 60;
    /** Of how far ahead it is, in one look: the grip of a loop that seldom looks is not gone before it is felt to ease. */
    private static final double LARGEST_STEP = 0.2;
    /** Of the load at which a stall begins: up to this the motor bears its work, below the other it is light. */
    private static final double BORNE = 0.8;

    private static final double LIGHT = 0.4;
    /** Less than two steps of a servo. */
    private static final double ROUNDING = 0.15;

    private final StallLimits limits;
    private final boolean gripper;
    /** 1 and more is too hard for long. */
    private double effort;

    private double hardSeconds;
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
        boolean stalled = effort >= 1 && Math.abs(says.speed()) < STILL && Math.abs(error) >= limits.error(gripper);
        hardSeconds = stalled ? hardSeconds + seconds : 0;
        lightSeconds = effort < LIGHT ? lightSeconds + seconds : 0;
        if (!isBackedOff()) {
            push = stalled && hardSeconds >= patience ? error : 0;
        } else if (isOver() || !pushes(target, measured)) {
            push = 0;
        } else if (effort > BORNE) {
            push = backedOff(error, seconds);
        } else if (gripper && sameWay(error)) {
            push = error;
        }
    }

    /** A gripper's moment of light work is jaws that spring back while they are eased. */
    private boolean isOver() {
        return gripper ? lightSeconds >= limits.seconds() : effort < LIGHT;
    }

    private double backedOff(double error, double seconds) {
        double ahead = Math.abs(push);
        if (!gripper) {
            return backedOffTo(ahead - BACK_OFF_SPEED * seconds);
        }
        if (!sameWay(error)) {
            return push;
        }
        double now = Math.min(ahead, Math.abs(error));
        return backedOffTo(
                ahead > SATURATED
                        ? Math.max(Math.min(SATURATED, now), now - FASTEST_BACK_OFF * seconds)
                        : now - Math.min(Easing.speed(push) * seconds, LARGEST_STEP * ahead));
    }

    private double backedOffTo(double ahead) {
        return Math.copySign(Math.max(ROUNDING, ahead), push);
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
        return sameWay(wished) && Math.abs(wished) > Math.abs(push) - ROUNDING;
    }

    private boolean sameWay(double way) {
        return Math.signum(way) == Math.signum(push);
    }

    /**
     * What it is told instead of a target that is forbidden, never further ahead than that. A grip that the motor bears is kept:
     * its goal follows neither jaws that what they hold pushes open nor those that were pressed past it.
     */
    double eased(double target, double goal, double measured) {
        if (gripper && (effort <= BORNE || !sameWay(goal - measured))) {
            return push > 0 ? Math.min(goal, target) : Math.max(goal, target);
        }
        return measured + Math.copySign(Math.min(Math.abs(target - measured), Math.abs(push)), push);
    }
}
