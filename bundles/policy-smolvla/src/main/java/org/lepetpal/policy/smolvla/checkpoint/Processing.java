package org.lepetpal.policy.smolvla.checkpoint;

import java.util.List;
import java.util.Map;

/**
 * What is done to a robot's data before and after the model.
 *
 * @param renames names that observations have on the robot, by which the model knows them
 * @param tokenizer name of the tokenizer on the hub; empty where none is named
 * @param tokenizerFolder folder of the tokenizer within the checkpoint; empty where none came with it
 * @param tokenLimit most tokens of a prompt
 * @param state how states are normalised
 * @param action how actions are normalised
 * @param reach largest number that states or actions had in training, without its sign; 0 where it is not known
 * @param warnings what a person should know of it
 */
public record Processing(
        Map<String, String> renames,
        String tokenizer,
        String tokenizerFolder,
        int tokenLimit,
        Normalizer state,
        Normalizer action,
        double reach,
        List<String> warnings) {
    public Processing {
        renames = Map.copyOf(renames);
        warnings = List.copyOf(warnings);
    }
}
