package org.lepetpal.policy.smolvla.checkpoint;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a checkpoint needs that is not in it, and where it may be.
 *
 * @param tokenizer where the operator says that the tokenizer is
 * @param cache the user's Hugging Face cache
 */
public record Surroundings(Optional<Path> tokenizer, HubCache cache) {
    /** Of this process: no choice of the operator's. */
    public static Surroundings ofProcess() {
        return new Surroundings(Optional.empty(), HubCache.of(System.getenv(), System.getProperty("user.home", "")));
    }
}
