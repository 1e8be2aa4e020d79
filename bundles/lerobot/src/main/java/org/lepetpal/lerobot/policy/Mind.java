package org.lepetpal.lerobot.policy;

import java.util.Optional;

/** Thinks of what to do next, on a worker of its own. */
@FunctionalInterface
interface Mind {
    /**
     * Begins to think, or does so as soon as those before are thought. Returns at once.
     *
     * @return empty when it is busy with others
     */
    Optional<Thought> think(Look look);
}
