package org.lepetpal.api.presence;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The newest of a service that comes and goes, for who can do without it meanwhile. A dynamic, greedy reference is told of
 * the successor before it is told that the predecessor left: so one that leaves does not take its successor away. Any
 * thread; never blocks.
 *
 * @param <T> the service; told apart by identity
 */
public final class Latest<T> {
    private final AtomicReference<Optional<T>> current = new AtomicReference<>(Optional.empty());

    /** Takes the place of the one before, if there was one. */
    public void came(T service) {
        current.set(Optional.of(service));
    }

    /** @return whether it was the newest, so that there is none now; false where another one had taken its place */
    public boolean left(T service) {
        Optional<T> now = current.get();
        return now.isPresent() && now.get() == service && current.compareAndSet(now, Optional.empty());
    }

    /** The newest; empty before the first and after the last. Ask once for each piece of work: it may be another one next time. */
    public Optional<T> get() {
        return current.get();
    }
}
