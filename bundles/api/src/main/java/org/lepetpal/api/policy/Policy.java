package org.lepetpal.api.policy;

import org.osgi.annotation.versioning.ConsumerType;

/** Decides how to move. Registered only once it is loaded and warm. After withdrawal calls throw IllegalStateException. */
@ConsumerType
public interface Policy {
    /** What it is and what it serves; constant. */
    PolicyDescription description();

    /**
     * Begins one run for one command. Returns at once. Several runs may exist, one moves.
     *
     * @param instruction trimmed, white space folded, lower case where it is one of the listed instructions
     * @throws IllegalArgumentException when the instruction is not served
     */
    PolicyRun begin(String instruction);
}
