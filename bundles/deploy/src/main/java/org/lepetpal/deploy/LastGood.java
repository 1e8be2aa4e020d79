package org.lepetpal.deploy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last set of plug-ins and configurations with which the robot was well. The launcher counts starts, and puts this set back
 * where two in a row came to nothing; here the count ends, and the set is kept, once the robot has been well for a while.
 */
final class LastGood {
    private static final Logger LOG = LoggerFactory.getLogger(LastGood.class);
    private static final List<String> PARTS = List.of("deploy", "data/config");

    private final Path home;
    private final Path kept;

    LastGood(Path home) {
        this.home = home;
        this.kept = home.resolve("data/last-good");
    }

    /** What the launcher did at this start, for people; empty where it changed nothing. */
    Optional<String> fallback() throws IOException {
        Path told = home.resolve("data/start/fallback");
        return Files.exists(told)
                ? Optional.of(Files.readString(told).strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** Keeps what is there now; whenever the process ends, this set or the one before is there whole. */
    void keep() throws IOException {
        Path fresh = home.resolve("data/last-good.new");
        Path before = home.resolve("data/last-good.old");
        remove(fresh);
        for (String part : PARTS) {
            copy(home.resolve(part), fresh.resolve(part));
        }
        remove(before);
        if (Files.exists(kept)) {
            Files.move(kept, before, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(home.resolve("data/start/tries"));
        LOG.info("the robot is well; its plug-ins and configurations are kept as the last good set");
    }

    /** Files at the top of each part, and configurations in folders of their own. */
    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        if (!Files.isDirectory(from)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(from.resolve("rejected")))
                    .toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private static void remove(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
