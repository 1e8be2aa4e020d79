package org.lepetpal.policy.smolvla.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.lepetpal.lerobot.checkpoint.BadCheckpointException;
import org.lepetpal.lerobot.checkpoint.ConfigFile;
import org.lepetpal.lerobot.checkpoint.Processing;

/**
 * A tokenizer's files.
 *
 * @param tokenizer {@code tokenizer.json}
 * @param truncatesLeft whether the beginning of too long a prompt is cut off, not its end
 */
public record TokenizerFiles(Path tokenizer, boolean truncatesLeft) {
    private static final String FILE = "tokenizer.json";
    private static final String CONFIG = "tokenizer_config.json";

    /**
     * Finds it: where the operator says; in the checkpoint; in the user's Hugging Face cache.
     *
     * @param model name on the hub, where the checkpoint does not name a tokenizer
     * @param chosen folder or file that the operator names
     * @throws BadCheckpointException saying which file to put where
     */
    static TokenizerFiles find(
            Path folder, Processing.Prompts prompts, String model, Optional<Path> chosen, HubCache cache)
            throws IOException {
        if (chosen.isPresent()) {
            Path file = Files.isDirectory(chosen.get()) ? chosen.get().resolve(FILE) : chosen.get();
            if (!Files.isRegularFile(file)) {
                throw new BadCheckpointException("SMOLVLA_TOKENIZER names no folder with a " + FILE);
            }
            return of(file);
        }
        List<Path> places = new ArrayList<>();
        if (!prompts.folder().isEmpty()) {
            places.add(ConfigFile.within(folder, "policy_preprocessor.json", prompts.folder()));
        }
        places.add(folder.resolve("tokenizer"));
        places.add(folder);
        for (Path place : places) {
            if (Files.isRegularFile(place.resolve(FILE))) {
                return of(place.resolve(FILE));
            }
        }
        String name = prompts.tokenizer().contains("/") ? prompts.tokenizer() : model;
        return of(cache.file(name, FILE)
                .orElseThrow(() -> new BadCheckpointException("the tokenizer is missing: put " + FILE + " and " + CONFIG
                        + " of " + name + " into the checkpoint's folder 'tokenizer', or name their folder by"
                        + " SMOLVLA_TOKENIZER")));
    }

    private static TokenizerFiles of(Path tokenizer) throws IOException {
        Path config = tokenizer.resolveSibling(CONFIG);
        String side =
                Files.isRegularFile(config) ? ConfigFile.read(config, "").text("truncation_side", "right") : "right";
        return new TokenizerFiles(tokenizer, side.equals("left"));
    }
}
