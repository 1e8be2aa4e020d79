package org.lepetpal.api.swap;

import java.util.Map;
import java.util.Objects;

/** A change that was not made. Nothing is changed by it, in no slot. */
public final class SwapRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient Map<String, Object> details;

    /** What kind. */
    public enum Reason {
        /** There is no such candidate. */
        UNKNOWN,
        /** A detector class that is needed would be left uncovered; may be forced. */
        UNCOVERED,
        /** What is asked for makes no sense as things are: no shadow to promote, nothing to go back to. */
        NOT_NOW
    }

    /** @param message for people; no stack trace, no file path */
    public SwapRefused(Reason reason, String message, Map<String, Object> details) {
        super(Objects.requireNonNull(message, "message"));
        this.reason = Objects.requireNonNull(reason, "reason");
        this.details = Map.copyOf(details);
    }

    public Reason reason() {
        return reason;
    }

    /** For programs. */
    public Map<String, Object> details() {
        return details;
    }
}
