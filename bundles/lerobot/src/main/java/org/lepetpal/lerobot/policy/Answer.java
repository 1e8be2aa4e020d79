package org.lepetpal.lerobot.policy;

import java.util.List;

/** What came of thinking. */
public sealed interface Answer {
    /**
     * A chunk of actions.
     *
     * @param actions in the policy's units, one array per moment
     * @param normalised the same as the model gave them
     */
    record Chunk(List<float[]> actions, List<float[]> normalised) implements Answer {
        public Chunk {
            actions = List.copyOf(actions);
            normalised = List.copyOf(normalised);
        }
    }

    /** Nothing. @param why for people */
    record Failure(String why) implements Answer {}
}
