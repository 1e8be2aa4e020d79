package org.lepetpal.rest;

import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.presence.Latest;

/**
 * A service that a route needs and that comes and goes: the route stays, and answers 503 meanwhile.
 *
 * @param <T> the service
 */
final class Present<T> {
    private final Latest<T> service = new Latest<>();
    private final ApiError absence;

    /**
     * @param message what is missing, for people
     * @param reason the same for programs, as {@code details.reason}
     */
    Present(String message, String reason) {
        this.absence = new ApiError(ErrorCode.UNAVAILABLE, message, Map.of("reason", reason));
    }

    void add(T newcomer) {
        service.came(newcomer);
    }

    void remove(T leaver) {
        service.left(leaver);
    }

    Optional<T> find() {
        return service.get();
    }

    T require() {
        return require(absence.getMessage());
    }

    /** @param message what is missing for this request, for people */
    T require(String message) {
        return find().orElseThrow(() -> new ApiError(absence.code(), message, absence.details()));
    }
}
