package org.lepetpal.policy.smolvla;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.model.Engine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A checkpoint as it lay in its folder when it was to be loaded: equal to another one as long as nothing has changed.
 *
 * @param folder of it
 * @param tokenizer that the operator names
 * @param engine that is to run it
 * @param stamps sizes and times of the files that are most likely to change
 */
record Loading(Path folder, Optional<Path> tokenizer, Engine engine, List<String> stamps) {
    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    /** As it lies now. */
    static Loading of(Settings settings) {
        Path folder = settings.folder().orElseThrow();
        List<String> stamps = List.of(stamp(folder.resolve("config.json")), stamp(folder.resolve("model.safetensors")));
        return new Loading(folder, settings.tokenizer(), settings.engine(), stamps);
    }

    private static String stamp(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) + " " + Files.getLastModifiedTime(file) : "none";
        } catch (IOException e) {
            LOG.debug("no stamp", e);
            return "unreadable";
        }
    }

    /**
     * Reads, checks, loads and warms it up: seconds for a full-size model.
     *
     * @throws RefusedException naming the checkpoint's folder, the file and what is wrong with it
     */
    Loaded load(Timebase time) throws RefusedException {
        long begun = time.nanoTime();
        try {
            Brain brain = Brain.load(folder, tokenizer, engine);
            boolean warm = false;
            try {
                long loaded = time.nanoTime();
                brain.warmUp(Math.max(1, brain.checkpoint().config().cameras().size()));
                long thought = time.nanoTime();
                warm = true;
                Loaded result = new Loaded(name(), brain, thought - loaded);
                LOG.info(
                        "{}; loaded in {} ms, {} ms for a first chunk",
                        result.description(),
                        (loaded - begun) / 1_000_000,
                        (thought - loaded) / 1_000_000);
                brain.checkpoint().processing().warnings().forEach(warning -> LOG.warn("{}: {}", name(), warning));
                return result;
            } finally {
                if (!warm) {
                    brain.close();
                }
            }
        } catch (IOException e) {
            throw new RefusedException("MODEL_PATH = " + name() + ": " + e.getMessage(), e);
        } catch (OrtException | LinkageError | RuntimeException | OutOfMemoryError e) {
            LOG.error("{} cannot be loaded", name(), e);
            throw new RefusedException("MODEL_PATH = " + name() + " cannot be loaded; the log says why", e);
        }
    }

    private String name() {
        return String.valueOf(folder.getFileName());
    }

    /**
     * A checkpoint that is ready to think.
     *
     * @param name of its folder
     * @param brain closed by who drops it
     * @param firstNanos how long its first thought took
     */
    record Loaded(String name, Brain brain, long firstNanos) {
        /** Name and checksum of the weights. */
        String version() {
            return String.format(
                    Locale.ROOT, "%s-%08x", name, brain.checkpoint().weights().checksum());
        }

        /** What it is, for people. */
        String description() {
            Checkpoint checkpoint = brain.checkpoint();
            String warnings = String.join("; ", checkpoint.processing().warnings());
            return String.format(
                    Locale.ROOT,
                    "%s, %.1f million parameters, cameras %s, state %d, actions %d of %d × %d%s",
                    name,
                    checkpoint.parameters() / 1e6,
                    checkpoint.config().cameras(),
                    checkpoint.config().stateSize(),
                    checkpoint.config().executedActions(),
                    checkpoint.config().chunkSize(),
                    checkpoint.config().actionSize(),
                    warnings.isEmpty() ? "" : "; " + warnings);
        }
    }
}
