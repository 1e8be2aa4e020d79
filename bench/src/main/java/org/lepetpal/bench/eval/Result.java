package org.lepetpal.bench.eval;

import java.util.Optional;

/**
 * How one episode ended.
 *
 * @param task what was tried
 * @param seed of the room
 * @param seconds simulated, from the command's acceptance to its end
 * @param failure why it counts as failed; empty for a success
 */
record Result(Task task, long seed, double seconds, Optional<String> failure) {
    boolean success() {
        return failure.isEmpty();
    }

    /** The failure without what differs from one to the next. */
    String cause() {
        return failure.orElse("").replaceAll("[0-9]+([.,][0-9]+)?", "#");
    }
}
