package org.lepetpal.switchboard;

import java.util.Optional;

/** What went wrong, in one line for people, without a stack trace or a path of this machine. */
final class Complaint {
    private static final int LONGEST = 160;

    private Complaint() {}

    static String about(Throwable failure) {
        String kind = "threw " + failure.getClass().getSimpleName();
        return Optional.ofNullable(failure.getMessage())
                .flatMap(message -> message.lines().findFirst())
                .filter(message -> !message.isBlank() && !message.contains("/") && !message.contains("\\"))
                .map(message -> kind + ": " + message.substring(0, Math.min(LONGEST, message.length())))
                .orElse(kind);
    }
}
