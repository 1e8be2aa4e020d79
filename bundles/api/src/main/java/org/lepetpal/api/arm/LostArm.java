package org.lepetpal.api.arm;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An arm whose motors may hold although nobody can reach it as an {@link Arm}: its wire was lost while it had power, it is being
 * connected, its driver refuses it, or its motors did not confirm that they let go. A driver registers one for exactly as long as that
 * lasts: before it withdraws the arm, and until the arm is on offer, or all its motors have confirmed that they are limp, or the
 * driver ends. Where there is none, nothing is known that holds.
 *
 * <p>Only the safety kernel may call it. One caller at a time.
 */
@ConsumerType
public interface LostArm {
    /** Why nobody can reach it, for people; one line. Any thread; never blocks. */
    String detail();

    /**
     * Tells all motors to let go, as far as they can be reached, and asks them whether they did. Opens the wire for it and closes it
     * again, which may take some seconds, 5 at most where the system's own opening of a port does not hang; never call it from a tick of
     * the control loop, nor where somebody waits for an answer. Idempotent.
     *
     * @param wanted asked right before torque goes off, when the wire is open: whether it is still to go off
     * @return empty when all motors have confirmed it: then this service has been withdrawn by the time the call returns; else what
     *     was not confirmed, for people: all was sent without an answer, and some of them may hold on
     * @throws IOException when it was not sent, as there is no wire now, somebody works on it, or it was no longer wanted; the message
     *     tells people why
     * @throws IllegalStateException once this is withdrawn
     */
    Optional<String> letGo(BooleanSupplier wanted) throws IOException;
}
