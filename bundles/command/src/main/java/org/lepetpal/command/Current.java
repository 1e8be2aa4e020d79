package org.lepetpal.command;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A service that may come and go. A newcomer is bound before the one it replaces is unbound, so only the one that is
 * still current may be taken out.
 */
final class Current<T> implements Supplier<Optional<T>> {
    private volatile Optional<T> now = Optional.empty();

    @Override
    public Optional<T> get() {
        return now;
    }

    synchronized void come(T service) {
        now = Optional.of(service);
    }

    synchronized void leave(T service) {
        now = now.filter(current -> current != service);
    }
}
