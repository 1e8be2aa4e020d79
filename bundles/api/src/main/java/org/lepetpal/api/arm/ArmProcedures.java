package org.lepetpal.api.arm;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Procedures on the arm's servos with a person in the loop; one at a time. While one runs, the {@link Arm} is withdrawn
 * and limp, and the procedure has the wire for itself. Any thread; no call waits for the wire: ask {@link #state}.
 */
@ProviderType
public interface ArmProcedures {
    /**
     * Begins one.
     *
     * @throws IllegalStateException when another runs, or no arm is set up ({@code ARM=none}); the message says which
     */
    ProcedureState begin(ProcedureKind kind);

    /**
     * The person's answer to the prompt.
     *
     * @param answer one of {@link ProcedureState#answers()}
     * @throws IllegalArgumentException when it is none of them; the message lists them
     * @throws IllegalStateException when no procedure waits for an answer
     */
    ProcedureState answer(String answer);

    /** The procedure that runs, or the last one's end; empty before the first. Answers from memory. */
    Optional<ProcedureState> state();

    /** Ends the procedure that runs, if any, with torque off, and gives the wire back to the arm. Idempotent. */
    void abandon();
}
