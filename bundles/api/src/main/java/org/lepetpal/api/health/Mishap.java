package org.lepetpal.api.health;

import java.util.Optional;

/**
 * What was thrown, in one line for people: its kind, and its message where that holds no path of this machine. No stack trace.
 *
 * @param text such as {@code IllegalStateException: the model has thought for more than 30 s}
 */
public record Mishap(String text) {
    private static final int LONGEST = 160;

    /** Of anything that can be thrown; the first line of its message, at most 160 characters of it. */
    public static Mishap of(Throwable failure) {
        String kind = failure.getClass().getSimpleName();
        return new Mishap(Optional.ofNullable(failure.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .filter(message -> !message.isBlank() && !message.contains("/") && !message.contains("\\"))
                .map(message -> kind + ": " + message.substring(0, Math.min(LONGEST, message.length())))
                .orElse(kind));
    }
}
