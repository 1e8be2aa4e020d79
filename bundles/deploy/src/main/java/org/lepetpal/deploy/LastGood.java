package org.lepetpal.deploy;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last set of plug-ins, settings and models with which the robot came up. The launcher counts starts, and puts this set back where two in a row
 * came to nothing; here the count ends, and the set is kept, once the robot has been up for a while. Of models, which may be large, the names are kept.
 * Settings and models are those with which it started: what comes later may bite at the next start only, and has proved nothing.
 */
final class LastGood {
    private static final Logger LOG = LoggerFactory.getLogger(LastGood.class);

    private static final int LEVELS_OF_MODELS = 3;
    private static final String MODELS = "models";
    /** What {@code conf/lepetpal.env} and the environment set, as the launcher sums it up, to see whether that has changed. */
    private static final String GIVEN = "given";

    private final Path home;
    private final Path kept;
    private final Path atStart;
    private boolean noted;

    LastGood(Path home) {
        this.home = home;
        this.kept = home.resolve("data/last-good");
        this.atStart = home.resolve("data/start/good");
    }

    /** What the launcher did at this start, for people; empty where it changed nothing. */
    Optional<String> fallback() throws IOException {
        Path told = home.resolve("data/start/fallback");
        return Files.exists(told)
                ? Optional.of(Files.readString(told).strip()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** Notes, once, the settings and models that the robot has come up with: before people can change them. */
    void noteStart() throws IOException {
        if (noted) {
            return;
        }
        remove(atStart);
        createFolder(atStart);
        GoodSettings.copy(home.resolve("data"), atStart);
        Files.write(atStart.resolve(MODELS), models());
        Path given = home.resolve("data/start").resolve(GIVEN);
        if (Files.exists(given)) {
            Files.copy(given, atStart.resolve(GIVEN));
        }
        noted = true;
    }

    /** Keeps the plug-ins of now, and what was {@linkplain #noteStart noted}; whenever the process ends, this set or the one before is there whole. */
    void keep() throws IOException {
        Path fresh = home.resolve("data/last-good.new");
        Path before = home.resolve("data/last-good.old");
        remove(fresh);
        createFolder(fresh);
        copy(home.resolve("deploy"), Files.createDirectory(fresh.resolve("deploy")));
        GoodSettings.copy(atStart, fresh);
        for (String file : List.of(MODELS, GIVEN)) {
            if (Files.exists(atStart.resolve(file))) {
                Files.copy(atStart.resolve(file), fresh.resolve(file));
            }
        }
        remove(before);
        if (Files.exists(kept)) {
            Files.move(kept, before, StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(fresh, kept, StandardCopyOption.ATOMIC_MOVE);
        endCount();
        Files.deleteIfExists(home.resolve("data/start/fell-back"));
        LOG.info("the robot is up; its plug-ins, settings and models are kept as the last good set");
    }

    /** This start, and those before it, count for nothing. */
    void endCount() throws IOException {
        Files.deleteIfExists(home.resolve("data/start/tries"));
    }

    /** For the owner's eyes: settings may be secrets. */
    private static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder.getParent());
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Each as {@code SLOT/NAME/VERSION}. */
    private List<String> models() throws IOException {
        Path models = home.resolve(MODELS);
        if (!Files.isDirectory(models)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(models, LEVELS_OF_MODELS, FileVisitOption.FOLLOW_LINKS)) {
            return all.filter(Files::isDirectory)
                    .map(models::relativize)
                    .filter(model -> model.getNameCount() == LEVELS_OF_MODELS)
                    .map(Path::toString)
                    .sorted()
                    .toList();
        }
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
