package org.lepetpal.api.safety;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.ArmState;
import org.lepetpal.api.arm.JointAngles;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The last word: the only holder of the arm. Called by the control loop alone, and by who takes it down once it is down, one
 * caller at a time, each call within 20 ms; what any thread may call says so.
 */
@ProviderType
public interface SafetyKernel {
    /** The arm in use; empty when there is none. Any thread; never blocks. */
    Optional<ArmDescription> arm();

    /**
     * Why nothing may move at all, wherever to, until somebody changes a setting: one that does not fit the arm in use. Empty
     * when there is nothing of the kind, or no arm. Any thread; never blocks.
     */
    default Optional<String> impediment() {
        return Optional.empty();
    }

    /**
     * Measures the arm. Call it first in every tick.
     *
     * @return how it is; the same object as before where it says the same
     * @throws IOException when there is no arm or it does not answer
     */
    ArmState sense() throws IOException;

    /** When that was measured which {@link #sense} returned last, on the scale of the robot's timebase. Never blocks. */
    long sensedNanos();

    /**
     * Checks {@code target} against every rule and sends what they allow. Uses the reading of this tick's
     * {@link #sense}, and is for the arm that was measured then: one that has come since gets nothing of it.
     *
     * @return what was really sent, and which rules changed or refused it
     * @throws IOException when the arm does not answer, or is another one than {@link #sense} measured
     */
    Verdict drive(JointAngles target) throws IOException;

    /**
     * How many arms have come into its hands so far; 0 before the first one was asked or told anything. Another number means
     * another arm than before, also one of the same kind, that stands elsewhere. Any thread; does not block.
     */
    long turnover();

    /**
     * Keeps the arm where it is, torque on. Brings to rest what still moves, eases a joint that suffers, and otherwise sends the
     * last allowed target again, or the measured position when there is none. Legal in any state; without an arm, and for one
     * that a software stop made limp, it does nothing.
     *
     * @return what the arm was told last, this time or before where it did not answer; empty for one that is limp or not there
     */
    Optional<JointAngles> hold();

    /**
     * Ends what still moves by one packet, for who will not ask again: the goal of each joint that runs is set to where it can
     * stop, and its motor brakes by its own ramp. Torque stays on, the gripper keeps its goal, and what is limp stays limp. Legal
     * in any state; without an arm it does nothing.
     */
    void halt();

    /**
     * Switches torque off if the arm stands still, and holds it otherwise. For the end of the process.
     *
     * @throws IllegalStateException while a joint moves; the message names it. Call again in the next tick
     * @throws IOException when the arm does not answer
     */
    void release() throws IOException;

    /**
     * Checks a whole motion beforehand without moving.
     *
     * @param targets in order
     * @param rateHz targets per second
     * @return refusals, first offender first; empty when all of it is allowed as it is
     */
    List<Verdict.Finding> review(List<JointAngles> targets, double rateHz);
}
