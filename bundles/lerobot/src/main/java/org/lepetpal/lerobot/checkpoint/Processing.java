package org.lepetpal.lerobot.checkpoint;

import java.util.List;
import java.util.Map;

/**
 * What is done to a robot's data before and after the model.
 *
 * @param renames names that observations have on the robot, by which the model knows them
 * @param prompts how prompts become tokens; of no meaning to a policy that reads none
 * @param pictures how each camera's pictures are normalised, by the feature's name, for example
 *     {@code observation.images.front}; colour by colour, red first
 * @param state how states are normalised
 * @param action how actions are normalised
 * @param reach how far states and actions went in training
 * @param warnings what a person should know of it
 */
public record Processing(
        Map<String, String> renames,
        Prompts prompts,
        Map<String, Normalizer> pictures,
        Normalizer state,
        Normalizer action,
        Reach reach,
        List<String> warnings) {
    public Processing {
        renames = Map.copyOf(renames);
        pictures = Map.copyOf(pictures);
        warnings = List.copyOf(warnings);
    }

    /**
     * How prompts become tokens.
     *
     * @param tokenizer its name on the hub; empty where none is named
     * @param folder of the tokenizer within the checkpoint; empty where none came with it
     * @param limit most tokens of a prompt; 0 where none is given
     */
    public record Prompts(String tokenizer, String folder, int limit) {
        /** Nothing is said of prompts. */
        static final Prompts NONE = new Prompts("", "", 0);
    }
}
