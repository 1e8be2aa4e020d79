package org.lepetpal.simulation.fault;

import org.lepetpal.simulation.servo.Interference;

/** Something that goes wrong on the bus on purpose. One owner: it is asked and removed under the same lock. */
public interface Fault extends Interference {
    /** Which fault it is. */
    FaultKind kind();

    /** What it does, for people: half a sentence. */
    String effect();

    /** Whether the bus's adapter is plugged in. */
    default boolean plugged() {
        return true;
    }
}
