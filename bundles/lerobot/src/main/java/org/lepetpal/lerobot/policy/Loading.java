package org.lepetpal.lerobot.policy;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A checkpoint as it lay in its folder when it was to be loaded: equal to another one as long as nothing has changed.
 *
 * @param source where it lies
 * @param loader that loads it
 * @param stamps sizes and times of the files that are most likely to change; none of a model's folder, which is loaded when
 *     its configuration says so: that is when nobody writes to it any more
 */
record Loading(Source source, Loader loader, List<String> stamps) {
    private static final Logger LOG = LoggerFactory.getLogger(Loading.class);

    /** As it lies now. */
    static Loading of(Source source, Loader loader) {
        return new Loading(source, loader, source.identity().isPresent() ? List.of() : stamps(source.folder()));
    }

    private static List<String> stamps(Path folder) {
        return Stream.of(PolicyConfig.FILE, "model.safetensors", OwnWays.FILE)
                .map(file -> stamp(folder.resolve(file)))
                .toList();
    }

    private static String stamp(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) + " " + Files.getLastModifiedTime(file) : "none";
        } catch (IOException e) {
            LOG.debug("no stamp", e);
            return "unreadable";
        }
    }

    /** The kind of policy, where it is one that another bundle runs. */
    Optional<String> othersType() {
        return PolicyConfig.type(source.folder())
                .filter(type -> PolicyConfig.TYPES.contains(type) && !type.equals(loader.type()));
    }

    /**
     * Reads, checks, loads and warms it up: seconds for a full-size model.
     *
     * @param general how policies of its kind are set up
     * @throws RefusedException naming the checkpoint, the file and what is wrong with it
     */
    Loaded load(Timebase time, Setup general) throws RefusedException {
        long begun = time.nanoTime();
        try {
            Setup setup = OwnWays.of(source.folder(), general);
            Brain brain = loader.load(source.folder(), setup.tailoring());
            boolean warm = false;
            try {
                long loaded = time.nanoTime();
                brain.weights().letGo();
                for (int i = 0; i < setup.habits().warmUps(); i++) {
                    brain.warmUp();
                }
                long thought = time.nanoTime();
                warm = true;
                Loaded result = new Loaded(source, brain, setup);
                LOG.info(
                        "{}; loaded in {} ms, {} ms to warm up",
                        result.description(),
                        (loaded - begun) / 1_000_000,
                        (thought - loaded) / 1_000_000);
                return result;
            } finally {
                if (!warm) {
                    brain.close();
                }
            }
        } catch (FileSystemException e) {
            // Its message is a path on this machine.
            LOG.error("{} cannot be read", source.name(), e);
            throw new RefusedException(source.label() + " has files that cannot be read; the log says which", e);
        } catch (IOException e) {
            throw new RefusedException(source.label() + ": " + e.getMessage(), e);
        } catch (OrtException | LinkageError | RuntimeException | VirtualMachineError e) {
            LOG.error("{} cannot be loaded", source.name(), e);
            throw new RefusedException(source.label() + " cannot be loaded; the log says why", e);
        }
    }

    /**
     * A checkpoint that is ready to think.
     *
     * @param source where it lies
     * @param brain closed by who drops it
     * @param setup how it is to be run
     */
    record Loaded(Source source, Brain brain, Setup setup) {
        /** Name of the candidate. */
        String name() {
            return source.identity()
                    .map(Source.Identity::name)
                    .orElse(brain.config().type());
        }

        /** The model's version; for a named folder its name and the weights' checksum. */
        String version() {
            return source.identity()
                    .map(Source.Identity::version)
                    .orElseGet(() -> String.format(
                            Locale.ROOT,
                            "%s-%08x",
                            source.name(),
                            brain.weights().checksum()));
        }

        /** What a person should know of it, once it is to move this arm. */
        List<String> remarks(ArmDescription arm) {
            List<String> remarks = new ArrayList<>(brain.remarks());
            new Units(brain.processing().reach(), setup).doubt(arm).ifPresent(remarks::add);
            long least = setup.habits().leastThought().toMillis();
            if (least > 0) {
                remarks.add("each thought is made to take " + least + " ms at least (least_thought_ms in its "
                        + OwnWays.FILE + ")");
            }
            return remarks;
        }

        /** What it is, for people. */
        String description() {
            PolicyConfig config = brain.config();
            OptionalDouble rateHz = setup.habits().inferenceRateHz();
            return String.format(
                    Locale.ROOT,
                    "%s, %.1f million parameters, %s on %s, cameras %s, state %d, actions %d of %d × %d%s",
                    source.name(),
                    brain.weights().parameters() / 1e6,
                    brain.manner(),
                    brain.provider().label(),
                    config.cameras(),
                    config.stateSize(),
                    config.executedActions(),
                    config.chunkSize(),
                    config.actionSize(),
                    rateHz.isPresent() ? ", asked at most " + rateHz.getAsDouble() + " times a second" : "");
        }
    }
}
