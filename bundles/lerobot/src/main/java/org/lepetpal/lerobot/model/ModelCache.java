package org.lepetpal.lerobot.model;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps models on disk as ONNX Runtime has optimised them, with their weights as its kernels want them: such a model is mapped
 * into memory instead of being converted and packed. An entry is a folder that appears whole or not at all; one that is not what
 * it was is made anew; those that were not used for longest go first. Several processes may share it.
 *
 * @param folder of the entries; made where it is missing
 * @param mostBytes that all entries may take; the newest stays whatever it takes
 */
public record ModelCache(Path folder, long mostBytes) {
    private static final Logger LOG = LoggerFactory.getLogger(ModelCache.class);
    private static final String MODEL = "model.onnx";
    private static final String UNFINISHED = "unfinished-";

    /** Makes an entry. */
    @FunctionalInterface
    interface Maker {
        /** Writes the optimised model to a file that is not there yet, and its weights beside it. */
        void make(Path model) throws OrtException;
    }

    /**
     * Finds a model, or has it made.
     *
     * @param key of the model and of all that it depends on; a file's name
     * @return its file; empty where it cannot be kept, as the log says
     * @throws OrtException when it cannot be made
     */
    Optional<Path> model(String key, Maker maker) throws OrtException {
        try {
            Path entry = folder.resolve(key);
            if (!isSound(entry)) {
                make(entry, maker);
            }
            Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
            prune(entry);
            return Optional.of(entry.resolve(MODEL));
        } catch (IOException e) {
            LOG.warn("an optimised model cannot be kept, so that loading it will take as long again", e);
            return Optional.empty();
        }
    }

    /** What was noted of a model; empty where nothing was, or it has been dropped. @param key of the note; a file's name */
    public Optional<String> note(String key) {
        Path file = folder.resolve(key);
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            LOG.warn("what was measured of a model cannot be read, so that it is measured again", e);
            return Optional.empty();
        }
    }

    /** Notes something of a model, such as what was measured of it. */
    public void note(String key, String text) {
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, UNFINISHED, "");
            Files.writeString(fresh, text);
            Files.move(fresh, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("what was measured of a model cannot be kept, so that it will be measured again", e);
        }
    }

    private static boolean isSound(Path entry) throws IOException {
        if (!Files.isDirectory(entry)) {
            return false;
        }
        if (Seal.holds(entry)) {
            return true;
        }
        LOG.warn("the optimised model {} is damaged; it is made anew", entry.getFileName());
        delete(entry);
        return false;
    }

    private void make(Path entry, Maker maker) throws IOException, OrtException {
        Files.createDirectories(folder);
        Path fresh = Files.createTempDirectory(folder, UNFINISHED);
        try {
            maker.make(fresh.resolve(MODEL));
            Seal.put(fresh);
            Files.move(fresh, entry, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            // another process was faster
            if (!Seal.holds(entry)) {
                throw e;
            }
            LOG.debug("an entry that is there already", e);
        } finally {
            delete(fresh);
        }
    }

    /** One that ONNX Runtime cannot load after all. */
    void forget(Path model) {
        try {
            delete(model.getParent());
        } catch (IOException e) {
            LOG.warn("an optimised model that is of no use cannot be deleted", e);
        }
    }

    private void prune(Path kept) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(entry -> !entry.equals(kept)).forEach(entries::add);
        }
        entries.sort(Comparator.comparing(entry -> entry.toFile().lastModified()));
        long bytes = bytes(kept);
        for (Path entry : entries) {
            bytes += bytes(entry);
        }
        for (Path entry : entries) {
            if (bytes <= mostBytes) {
                return;
            }
            bytes -= bytes(entry);
            LOG.info("the optimised model {} is dropped: others were used after it", entry.getFileName());
            delete(entry);
        }
    }

    private static long bytes(Path entry) throws IOException {
        try (Stream<Path> files = Files.walk(entry)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private static void delete(Path entry) throws IOException {
        if (!Files.exists(entry)) {
            return;
        }
        try (Stream<Path> files = Files.walk(entry)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
