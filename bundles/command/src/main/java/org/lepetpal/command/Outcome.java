package org.lepetpal.command;

import org.lepetpal.api.command.CommandStatus.Failure;

/** What the policy's worker found a task to have come to. The control loop acts on it at its next tick. */
sealed interface Outcome {
    /** It is done. */
    record Succeeded(String message) implements Outcome {}

    /** The ball is held and everybody is safe: throw. */
    record Throw(Macro macro) implements Outcome {}

    /** It cannot be done. */
    record Failed(Failure failure) implements Outcome {
        static Failed of(String code, String message) {
            return new Failed(new Failure(code, message));
        }
    }
}
