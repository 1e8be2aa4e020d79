package org.lepetpal.policy.smolvla.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The user's Hugging Face cache: what other programs have fetched from the hub. It is only read; nothing is fetched.
 *
 * @param folder the one with {@code models--OWNER--NAME} folders in it; need not exist
 */
public record HubCache(Path folder) {
    /**
     * Where Hugging Face's own programs keep it.
     *
     * @param environment the process's
     * @param home the user's home
     */
    public static HubCache of(Map<String, String> environment, String home) {
        if (environment.containsKey("HF_HUB_CACHE")) {
            return new HubCache(Path.of(environment.get("HF_HUB_CACHE")));
        }
        String base = environment.getOrDefault(
                "HF_HOME", Path.of(home, ".cache", "huggingface").toString());
        return new HubCache(Path.of(base, "hub"));
    }

    /**
     * A file of a model's newest snapshot.
     *
     * @param model for example {@code HuggingFaceTB/SmolVLM2-500M-Video-Instruct}
     * @param name of the file
     */
    public Optional<Path> file(String model, String name) throws IOException {
        Path snapshots = folder.resolve("models--" + model.replace("/", "--")).resolve("snapshots");
        if (!Files.isDirectory(snapshots)) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(snapshots)) {
            return all.map(snapshot -> snapshot.resolve(name))
                    .filter(Files::isRegularFile)
                    .max(Comparator.comparing(file -> file.getParent().toFile().lastModified()));
        }
    }
}
