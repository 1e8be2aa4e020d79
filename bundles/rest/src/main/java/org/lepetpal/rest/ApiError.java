package org.lepetpal.rest;

import java.util.Map;
import org.lepetpal.api.command.CommandRefused;

/** A request that ends in the error envelope. */
final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final transient Map<String, Object> details;

    ApiError(ErrorCode code, String message, Map<String, Object> details) {
        super(message);
        this.code = code;
        this.details = Map.copyOf(details);
    }

    static ApiError invalid(String message) {
        return new ApiError(ErrorCode.INVALID, message, Map.of());
    }

    static ApiError unavailable(String message, String reason) {
        return new ApiError(ErrorCode.UNAVAILABLE, message, Map.of("reason", reason));
    }

    static ApiError of(CommandRefused refused) {
        ErrorCode code =
                switch (refused.reason()) {
                    case INVALID -> ErrorCode.INVALID;
                    case BUSY -> ErrorCode.BUSY;
                    case UNAVAILABLE -> ErrorCode.UNAVAILABLE;
                };
        return new ApiError(code, refused.getMessage(), refused.details());
    }

    ErrorCode code() {
        return code;
    }

    Map<String, Object> details() {
        return details;
    }
}
