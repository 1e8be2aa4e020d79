package org.lepetpal.lerobot.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;
import org.lepetpal.lerobot.checkpoint.Processing;

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

        /**
         * What a model planned, moment by moment.
         *
         * @param planned normalised, {@code width} numbers a moment
         * @param width of a moment, of which the policy's actions are the first
         * @param count moments that are to be executed, from the first on
         */
        public static Chunk of(float[] planned, int width, int count, PolicyConfig config, Processing processing) {
            List<float[]> normalised = new ArrayList<>(count);
            List<float[]> actions = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                float[] one = Arrays.copyOfRange(planned, i * width, i * width + config.actionSize());
                normalised.add(one);
                actions.add(processing.action().invert(one));
            }
            return new Chunk(actions, normalised);
        }
    }

    /** Nothing. @param why for people */
    record Failure(String why) implements Answer {}
}
