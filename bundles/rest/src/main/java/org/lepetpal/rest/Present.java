package org.lepetpal.rest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A service that a route needs and that comes and goes: the route stays, and answers 503 meanwhile.
 *
 * @param <T> the service
 */
final class Present<T> {
    private final AtomicReference<T> service = new AtomicReference<>();
    private final ApiError absence;

    /**
     * @param message what is missing, for people
     * @param reason the same for programs, as {@code details.reason}
     */
    Present(String message, String reason) {
        this.absence = new ApiError(ErrorCode.UNAVAILABLE, message, Map.of("reason", reason));
    }

    void add(T newcomer) {
        service.set(newcomer);
    }

    /** Leaves a successor that came before where it is. */
    void remove(T leaver) {
        service.compareAndSet(leaver, null);
    }

    Optional<T> find() {
        return Optional.ofNullable(service.get());
    }

    T require() {
        return find().orElseThrow(() -> new ApiError(absence.code(), absence.getMessage(), absence.details()));
    }
}
