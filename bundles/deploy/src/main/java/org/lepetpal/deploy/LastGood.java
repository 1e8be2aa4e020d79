package org.lepetpal.deploy;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last set of plug-ins with which the robot came up. The launcher counts starts, and puts this set back where two in a row
 * came to nothing; here the count ends, and the set is kept, once the robot has been up for a while.
 */
final class LastGood {
    private static final Logger LOG = LoggerFactory.getLogger(LastGood.class);

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
        copy(home.resolve("deploy"), Files.createDirectories(fresh.resolve("deploy")));
        remove(before);
        if (Files.exists(kept)) {
            Files.move(kept, before, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
        Files.deleteIfExists(home.resolve("data/start/tries"));
        LOG.info("the robot is up; its plug-ins are kept as the last good set");
    }

    /** Jars only: what was rejected or is still arriving was not part of it. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.list(from)) {
            for (Path file : all.filter(it -> it.toString().endsWith(DeployFolder.JAR) && Files.isRegularFile(it))
                    .toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
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
