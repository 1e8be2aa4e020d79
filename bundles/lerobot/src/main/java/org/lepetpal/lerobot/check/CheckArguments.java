package org.lepetpal.lerobot.check;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.Provider;
import org.lepetpal.lerobot.model.ProviderWish;

/**
 * What is to be checked.
 *
 * @param folder of the checkpoint
 * @param golden folder of golden cases to compare it with
 * @param tokenizer folder of a tokenizer that the checkpoint does not bring
 * @param engine that computes it
 */
public record CheckArguments(Path folder, Optional<Path> golden, Optional<Path> tokenizer, Engine engine) {
    private static final String USAGE =
            "usage: ./lepetpal policy check CHECKPOINT [--golden FOLDER] [--tokenizer FOLDER] [--threads N]"
                    + " [--provider auto|cpu|cuda|tensorrt|coreml]";

    /** @throws IllegalArgumentException with the usage */
    public static CheckArguments of(List<String> words) {
        Optional<Path> folder = Optional.empty();
        Optional<Path> golden = Optional.empty();
        Optional<Path> tokenizer = Optional.empty();
        int threads = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 64);
        Provider provider = Provider.CPU;
        for (int i = 0; i < words.size(); i++) {
            switch (words.get(i)) {
                case "--golden" -> golden = Optional.of(Path.of(value(words, ++i)));
                case "--tokenizer" -> tokenizer = Optional.of(Path.of(value(words, ++i)));
                case "--provider" -> provider = granted(value(words, ++i));
                case "--threads" -> threads = number(value(words, ++i));
                default -> {
                    if (folder.isPresent() || words.get(i).startsWith("-")) {
                        throw new IllegalArgumentException(USAGE);
                    }
                    folder = Optional.of(Path.of(words.get(i)));
                }
            }
        }
        return new CheckArguments(
                folder.orElseThrow(() -> new IllegalArgumentException(USAGE)),
                golden,
                tokenizer,
                new Engine(threads).on(provider));
    }

    private static Provider granted(String name) {
        try {
            return ProviderWish.of("--provider", name).granted();
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static String value(List<String> words, int index) {
        if (index >= words.size()) {
            throw new IllegalArgumentException(USAGE);
        }
        return words.get(index);
    }

    private static int number(String word) {
        try {
            return Integer.parseInt(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(USAGE, e);
        }
    }
}
