package org.lepetpal.lerobot.model;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.graph.Blueprint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tensors of which a model reads some rows with each thought, such as the meanings of words: too many to hold in memory for the
 * few that are read, and not to be left in the checkpoint's file, which anybody may write into. They are kept where optimised
 * models are, in a file of their own; where those are not kept, in memory.
 */
public final class Excerpt {
    private static final Logger LOG = LoggerFactory.getLogger(Excerpt.class);
    private static final String FILE = "rows.safetensors";

    private Excerpt() {}

    /** @param name of what is kept, for people; @return closed by the caller */
    public static Safetensors of(String name, List<String> tensors, Safetensors file, Engine engine) {
        return kept(name, tensors, file, engine).orElseGet(() -> file.inMemory(tensors));
    }

    private static Optional<Safetensors> kept(String name, List<String> tensors, Safetensors file, Engine engine) {
        if (engine.cache().isEmpty()) {
            return Optional.empty();
        }
        ModelCache cache = engine.cache().get();
        String key = Part.key(name, new Blueprint(new byte[0], tensors), file);
        long bytes = tensors.stream()
                .mapToLong(tensor -> file.bytes(tensor).byteSize())
                .sum();
        Optional<Path> excerpt = cache.file(key, FILE, bytes, path -> file.write(path, tensors));
        try {
            return excerpt.isEmpty() ? Optional.empty() : Optional.of(Safetensors.open(excerpt.get()));
        } catch (IOException e) {
            LOG.warn("{} cannot be read where it was kept; it is held in memory, and kept anew the next time", key, e);
            cache.forget(excerpt.get());
            return Optional.empty();
        }
    }
}
