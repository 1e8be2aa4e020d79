package org.lepetpal.metrics;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** The newest of a service that comes and goes. An older one that leaves does not take its successor away. */
final class Latest<T> {
    private final AtomicReference<Optional<T>> current = new AtomicReference<>(Optional.empty());

    void came(T service) {
        current.set(Optional.of(service));
    }

    void left(T service) {
        Optional<T> now = current.get();
        if (now.isPresent() && now.get() == service) {
            current.compareAndSet(now, Optional.empty());
        }
    }

    Optional<T> get() {
        return current.get();
    }
}
