package org.lepetpal.api.safety;

import org.osgi.annotation.versioning.ProviderType;

/**
 * The software stop: ends all motion and keeps it ended until it is reset. It is software on a computer: it does not
 * replace a switch that cuts the motors' supply. Any thread; no call waits for the arm.
 *
 * <p>The last packet that moves a motor leaves within 50 ms of {@link #stop}, at any load. The latch outlives a change of
 * arm, policy or loop, other settings of the safety kernel, and an update of its bundle, in the second or two of which there is no
 * such service; a restart of the robot clears it, since nothing moves then of itself.
 *
 * <p>It is there without a safety kernel, too, as while a setting keeps that out: then nothing moves anyway, and the stop is
 * completed all the same. An arm that may hold and that nobody reaches ({@link org.lepetpal.api.arm.LostArm}) is told to let go where
 * the stop removes power.
 */
@ProviderType
public interface SoftwareStop {
    /**
     * Latches the stop. Idempotent: a second call keeps the first reason, and changes the category only from
     * {@link StopCategory#POWER_KEPT} to {@link StopCategory#POWER_REMOVED}.
     *
     * @param reason for people; not blank
     * @return the state from now on
     */
    StopState stop(StopCategory category, String reason);

    /**
     * Lets the arm be moved again, and moves nothing by itself. Power that was removed stays off until the arm is driven.
     * Idempotent.
     */
    StopState reset();

    /** How it stands. */
    StopState state();

    /**
     * How many stops have been latched so far; 0 before the first. Whoever finds it higher than before was stopped
     * meanwhile, also where that stop has been reset. Does not block.
     */
    long stops();
}
