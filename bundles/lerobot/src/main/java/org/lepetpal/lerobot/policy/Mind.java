package org.lepetpal.lerobot.policy;

import java.util.function.Consumer;

/** Thinks of what to do next, on a worker of its own. */
@FunctionalInterface
interface Mind {
    /**
     * Begins to think. Returns at once.
     *
     * @param look at what
     * @param whenDone called once, on any thread
     * @return false when it is busy with others; nothing will be called then
     */
    boolean think(Look look, Consumer<Answer> whenDone);
}
