package org.lepetpal.lerobot.model;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps models on disk as ONNX Runtime has optimised them, with their weights as its kernels want them: such a model is mapped
 * into memory instead of being converted and packed. An entry is a folder that appears whole or not at all; one that is not what
 * it was is made anew; those that were not used for longest go first. Nothing is kept where the disk would be full afterwards.
 * Several processes may share it; within one they are made and dropped one at a time. Notes are small and stay.
 *
 * @param folder of the entries; made where it is missing
 * @param mostBytes that all entries may take; the newest stays whatever it takes
 */
public record ModelCache(Path folder, long mostBytes) {
    private static final Logger LOG = LoggerFactory.getLogger(ModelCache.class);
    private static final String MODEL = "model.onnx";
    /** Stays free: the robot writes to this disk too. */
    private static final long SPARE_BYTES = 500_000_000;

    private static final Object TURN = new Object();

    /** Makes an entry. */
    @FunctionalInterface
    interface Maker {
        /** Writes it to a file that is not there yet, and what belongs to it beside it. */
        void make(Path file) throws OrtException, IOException;
    }

    /**
     * Finds a model, or has it made. Blocks while another is made.
     *
     * @param key of the model and of all that it depends on; a file's name
     * @param bytes that it will take at most, or nearly
     * @return its file; empty where it cannot be kept, as the log says
     */
    Optional<Path> model(String key, long bytes, Maker maker) {
        return file(key, MODEL, bytes, maker);
    }

    /** The same for anything else that is to be kept as long. @param name of the file */
    Optional<Path> file(String key, String name, long bytes, Maker maker) {
        try {
            synchronized (TURN) {
                return found(folder.resolve(key), name, bytes, maker);
            }
        } catch (IOException | UncheckedIOException | OrtException e) {
            // ONNX Runtime writes the files by itself: a full disk comes as its exception
            LOG.warn("an optimised model cannot be kept, so that loading it will take as long again", e);
            return Optional.empty();
        }
    }

    private Optional<Path> found(Path entry, String name, long bytes, Maker maker) throws IOException, OrtException {
        Entries entries = new Entries(folder, Seal.NAME);
        if (!isSound(entry)) {
            entries.sweep();
            entries.shrink(Math.max(0, mostBytes - bytes), entry);
            Path fresh = entries.begun();
            try {
                if (fresh.toFile().getUsableSpace() - bytes < SPARE_BYTES) {
                    LOG.warn("the disk is too full to keep an optimised model of {} MB", bytes / 1_000_000);
                    return Optional.empty();
                }
                make(fresh, name, entry, maker);
            } finally {
                Entries.delete(fresh);
            }
        }
        Files.setLastModifiedTime(entry, FileTime.from(Instant.now()));
        entries.shrink(mostBytes, entry);
        return Optional.of(entry.resolve(name));
    }

    private static void make(Path fresh, String name, Path entry, Maker maker) throws IOException, OrtException {
        maker.make(fresh.resolve(name));
        Seal.put(fresh);
        try {
            Files.move(fresh, entry, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw e;
        } catch (IOException e) {
            // another process was faster
            if (!Seal.holds(entry)) {
                throw e;
            }
            LOG.debug("an entry that is there already", e);
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
        Entries.delete(entry);
        return false;
    }

    /** One that ONNX Runtime cannot load after all. */
    void forget(Path model) {
        try {
            Entries.delete(model.getParent());
        } catch (IOException e) {
            LOG.warn("an optimised model that is of no use cannot be deleted", e);
        }
    }

    /** What was noted of a model; empty where nothing was. @param key of the note; a file's name */
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
            Path fresh = new Entries(folder, Seal.NAME).begunFile();
            Files.writeString(fresh, text);
            Files.move(fresh, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("what was measured of a model cannot be kept, so that it will be measured again", e);
        }
    }
}
