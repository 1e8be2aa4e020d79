package org.lepetpal.api.treat;

import java.time.Duration;
import java.util.Objects;

/** A treat that was not given. */
public final class DispenseRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final Duration retryAfter;

    /** @param retryAfter when to try again; zero when unknown */
    public DispenseRefused(Reason reason, String message, Duration retryAfter) {
        super(message);
        this.reason = Objects.requireNonNull(reason, "reason");
        this.retryAfter = Objects.requireNonNull(retryAfter, "retryAfter");
    }

    public Reason reason() {
        return reason;
    }

    public Duration retryAfter() {
        return retryAfter;
    }

    /** Kind of refusal. */
    public enum Reason {
        /** Another treat is just being given. */
        BUSY,
        /** The last one was too short ago. */
        COOLING_DOWN,
        /** The dog has had enough for today. */
        DAILY_MAXIMUM
    }
}
