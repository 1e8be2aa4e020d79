package org.lepetpal.api.command;

import java.util.Map;
import java.util.Objects;

/** A command that was not accepted. */
public final class CommandRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Map<String, Object> details;

    /** @param details what a client may want to know besides, as JSON-like values; may be empty */
    public CommandRefused(Reason reason, String message, Map<String, Object> details) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.details = Map.copyOf(details);
    }

    public Reason reason() {
        return reason;
    }

    /** For example {@code supported} → list of instructions, {@code active_request_id}, {@code reason}. */
    public Map<String, Object> details() {
        return details;
    }

    /** Kind of refusal. */
    public enum Reason {
        /** The request cannot be served, now or later. */
        INVALID,
        /** Another command is in progress, or the arm is on its way home. */
        BUSY,
        /** Something that it needs is not there. */
        UNAVAILABLE
    }
}
