package org.lepetpal.api.command;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody asks for.
 *
 * @param prompt 1…500 characters after trimming
 * @param timeout 100 ms … 600 s
 * @param confidenceMin 0…1: chunks below it are not executed
 * @param abortPrevious whether an active command gives way
 * @param idempotencyKey the same key within 10 minutes gives the first answer again; at most 200 characters
 * @param origin who asks
 */
public record CommandRequest(
        String prompt,
        Duration timeout,
        double confidenceMin,
        boolean abortPrevious,
        Optional<String> idempotencyKey,
        Origin origin) {
    /** Longest prompt in characters. */
    public static final int MAX_PROMPT = 500;
    /** Shortest timeout. */
    public static final Duration MIN_TIMEOUT = Duration.ofMillis(100);
    /** Longest timeout. */
    public static final Duration MAX_TIMEOUT = Duration.ofMinutes(10);
    /** Timeout when none is given. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(20);
    /** Confidence gate when none is given. */
    public static final double DEFAULT_CONFIDENCE_MIN = 0.6;

    public CommandRequest {
        prompt = prompt.strip();
        if (prompt.isEmpty()) {
            throw new IllegalArgumentException("prompt is empty");
        }
        int characters = prompt.codePointCount(0, prompt.length());
        if (characters > MAX_PROMPT) {
            throw new IllegalArgumentException(
                    "prompt has " + characters + " characters, at most " + MAX_PROMPT + " are allowed");
        }
        if (timeout.compareTo(MIN_TIMEOUT) < 0 || timeout.compareTo(MAX_TIMEOUT) > 0) {
            throw new IllegalArgumentException("timeout_ms = " + timeout.toMillis() + " is not in "
                    + MIN_TIMEOUT.toMillis() + "…" + MAX_TIMEOUT.toMillis());
        }
        if (!(confidenceMin >= 0 && confidenceMin <= 1)) {
            throw new IllegalArgumentException("confidence_min = " + confidenceMin + " is not in 0…1");
        }
        Objects.requireNonNull(idempotencyKey, "idempotencyKey");
        Objects.requireNonNull(origin, "origin");
    }

    /** A request of an owner's. */
    public CommandRequest(
            String prompt,
            Duration timeout,
            double confidenceMin,
            boolean abortPrevious,
            Optional<String> idempotencyKey) {
        this(prompt, timeout, confidenceMin, abortPrevious, idempotencyKey, Origin.OWNER);
    }

    /** A request of an owner's with nothing but a prompt. */
    public static CommandRequest of(String prompt) {
        return new CommandRequest(prompt, DEFAULT_TIMEOUT, DEFAULT_CONFIDENCE_MIN, false, Optional.empty());
    }

    /** The same, asked for by somebody else. */
    public CommandRequest by(Origin whoever) {
        return new CommandRequest(prompt, timeout, confidenceMin, abortPrevious, idempotencyKey, whoever);
    }
}
