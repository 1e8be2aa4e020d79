package org.lepetpal.rest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The stable words that clients branch on, with their HTTP status. */
enum ErrorCode {
    INVALID(400),
    UNSUPPORTED_API(400),
    UNAUTHORIZED(401),
    FORBIDDEN(403),
    NOT_FOUND(404),
    METHOD_NOT_ALLOWED(405),
    BODY_TOO_SLOW(408),
    BUSY(409),
    CONFLICT(409),
    TOO_LARGE(413),
    UNSUPPORTED_MEDIA_TYPE(415),
    RATE_LIMITED(429),
    INTERNAL(500),
    UNAVAILABLE(503),
    TIMEOUT(504);

    /** A method or a version of HTTP that no server of ours knows: not the robot's fault, whatever the number says. */
    private static final Set<Integer> ASKED_WRONGLY = Set.of(501, 505);

    private final int status;

    ErrorCode(int status) {
        this.status = status;
    }

    int status() {
        return status;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The word for a status that something other than this bundle chose: a servlet of another bundle, or the server. */
    static ErrorCode of(int status) {
        Optional<ErrorCode> own =
                Arrays.stream(values()).filter(code -> code.status == status).findFirst();
        return own.orElse(status < 500 || ASKED_WRONGLY.contains(status) ? INVALID : INTERNAL);
    }
}
