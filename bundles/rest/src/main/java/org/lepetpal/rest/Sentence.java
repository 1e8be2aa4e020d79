package org.lepetpal.rest;

import java.util.Locale;

/** What another bundle's exception says, written as this interface writes to people. */
final class Sentence {
    private Sentence() {}

    static String of(Exception cause) {
        String message = cause.getMessage() == null ? "" : cause.getMessage().strip();
        return message.isEmpty()
                ? "It cannot be done now"
                : message.substring(0, message.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT)
                        + message.substring(message.offsetByCodePoints(0, 1));
    }
}
