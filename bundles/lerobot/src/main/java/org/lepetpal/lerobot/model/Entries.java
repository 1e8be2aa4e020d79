package org.lepetpal.lerobot.model;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Folders of files within a folder, and those that are being written there. Others may add and take away at any time: what has
 * vanished takes no room.
 *
 * @param folder need not exist
 * @param mark a file that each entry has; folders without it are not touched
 */
record Entries(Path folder, String mark) {
    private static final Logger LOG = LoggerFactory.getLogger(Entries.class);
    private static final String UNFINISHED = "unfinished-";
    /** Nobody writes for so long; whoever began it was killed. */
    private static final Duration ABANDONED = Duration.ofHours(1);

    /** A new folder to write one in. */
    Path begun() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempDirectory(folder, UNFINISHED);
    }

    /** A new file to write something in. */
    Path begunFile() throws IOException {
        Files.createDirectories(folder);
        return Files.createTempFile(folder, UNFINISHED, "");
    }

    /** Deletes what somebody began and never finished. */
    void sweep() throws IOException {
        long before = Instant.now().minus(ABANDONED).toEpochMilli();
        for (File file : inside(folder).toList()) {
            if (isUnfinished(file) && file.lastModified() < before) {
                LOG.info("{} was never finished; it is deleted", file);
                delete(file.toPath());
            }
        }
    }

    /** Drops those that were not used for longest until all take no more. @param kept stays whatever it takes */
    void shrink(long mostBytes, Path kept) throws IOException {
        List<File> oldestFirst = inside(folder)
                .filter(entry -> !isUnfinished(entry) && new File(entry, mark).exists())
                .sorted(Comparator.comparing(File::lastModified))
                .toList();
        long bytes = oldestFirst.stream().mapToLong(Entries::bytes).sum();
        for (File entry : oldestFirst) {
            if (bytes <= mostBytes) {
                return;
            }
            if (!entry.toPath().equals(kept)) {
                bytes -= bytes(entry);
                LOG.info("the optimised model {} is dropped: others were used after it", entry.getName());
                delete(entry.toPath());
            }
        }
    }

    private static boolean isUnfinished(File file) {
        return file.getName().startsWith(UNFINISHED);
    }

    private static long bytes(File entry) {
        return inside(entry.toPath()).mapToLong(File::length).sum();
    }

    private static Stream<File> inside(Path folder) {
        return Optional.ofNullable(folder.toFile().listFiles()).stream().flatMap(Stream::of);
    }

    /** One, with its files; or a file. */
    static void delete(Path entry) throws IOException {
        for (File file : inside(entry).toList()) {
            Files.deleteIfExists(file.toPath());
        }
        Files.deleteIfExists(entry);
    }
}
