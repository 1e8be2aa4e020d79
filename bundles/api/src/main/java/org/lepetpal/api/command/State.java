package org.lepetpal.api.command;

/** State of a command. Goes only forward; the last three are final. */
public enum State {
    PLANNING,
    EXECUTING,
    HANDOFF_MACRO,
    SUCCEEDED,
    FAILED,
    ABORTED;

    /** Whether nothing follows. */
    public boolean isFinal() {
        return this == SUCCEEDED || this == FAILED || this == ABORTED;
    }

    /** Whether {@code next} may follow this state. */
    public boolean mayBecome(State next) {
        return !isFinal() && next.ordinal() > ordinal();
    }
}
