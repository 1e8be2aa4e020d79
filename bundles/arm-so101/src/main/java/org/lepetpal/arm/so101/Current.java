package org.lepetpal.arm.so101;

import java.util.Optional;

/** The connection in use, if any; who takes it out ends it. */
final class Current {
    private Optional<Connection> connection = Optional.empty();

    synchronized Optional<Connection> get() {
        return connection;
    }

    synchronized void set(Connection next) {
        connection = Optional.of(next);
    }

    synchronized Optional<Connection> take() {
        Optional<Connection> taken = connection;
        connection = Optional.empty();
        return taken;
    }

    /** @return whether it was that one */
    synchronized boolean clear(Connection old) {
        return connection.filter(current -> current == old).isPresent() && take().isPresent();
    }
}
