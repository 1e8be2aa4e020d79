package org.lepetpal.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;
import org.lepetpal.deploy.restore.Disk;
import org.lepetpal.deploy.restore.GoodSet;
import org.lepetpal.deploy.restore.Journal;
import org.lepetpal.deploy.restore.LocalDisk;
import org.lepetpal.deploy.restore.ModelNames;
import org.lepetpal.deploy.restore.Places;
import org.lepetpal.deploy.restore.Trees;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last set of plug-ins, settings and models with which the robot came up. The launcher counts starts, and where two in a row came to nothing this set is put
 * back ({@link org.lepetpal.deploy.restore.Main}); here the count ends, and the set is kept, once the robot has been up for a while. Of models, which may be large, the names are kept.
 * Settings and models are those with which it started: what comes later may bite at the next start only, and has proved nothing.
 */
final class LastGood {
    private static final Logger LOG = LoggerFactory.getLogger(LastGood.class);

    private final Path home;
    private final Path admitted;
    private final Path kept;
    private final GoodSet atStart;
    private final Disk disk = new LocalDisk();
    private final Trees trees = new Trees(disk);
    private boolean noted;

    /** @param admitted folder with copies of what was let in; what lies in {@code deploy/} may have come a moment ago */
    LastGood(Path home, Path admitted) {
        this.home = home;
        this.admitted = admitted;
        this.kept = home.resolve("data/last-good");
        this.atStart = new GoodSet(home.resolve("data/start/good"));
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
        // What could not be put back before this start would be out of date at the next.
        new Journal(new Places(home), disk).discard();
        renew(atStart.folder());
        GoodSettings.copy(home.resolve("data"), atStart.folder());
        Files.write(atStart.models(), ModelNames.in(home.resolve("models")));
        copyIfThere(home.resolve("data/start/given"), atStart.given());
        noted = true;
    }

    /** Keeps the plug-ins of now, and what was {@linkplain #noteStart noted}; whenever the process ends, this set or the one before is there whole. */
    void keep() throws IOException {
        GoodSet fresh = new GoodSet(home.resolve("data/last-good.new"));
        Path before = home.resolve("data/last-good.old");
        renew(fresh.folder());
        copy(admitted, Files.createDirectory(fresh.plugIns()));
        GoodSettings.copy(atStart.folder(), fresh.folder());
        copyIfThere(atStart.models(), fresh.models());
        copyIfThere(atStart.given(), fresh.given());
        trees.remove(before);
        if (Files.exists(kept)) {
            disk.move(kept, before);
        }
        disk.move(fresh.folder(), kept);
        endCount();
        Files.deleteIfExists(home.resolve("data/start/fell-back"));
        LOG.info("the robot is up; its plug-ins, settings and models are kept as the last good set");
    }

    /** This start, and those before it, count for nothing. */
    void endCount() throws IOException {
        Files.deleteIfExists(home.resolve("data/start/tries"));
    }

    /** For the owner's eyes: settings may be secrets. */
    private void renew(Path folder) throws IOException {
        trees.remove(folder);
        Files.createDirectories(folder.getParent());
        disk.createSecretFolder(folder);
    }

    private static void copyIfThere(Path file, Path to) throws IOException {
        if (Files.exists(file)) {
            Files.copy(file, to);
        }
    }

    /** Jars only: what else is noted there is no plug-in. */
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.list(from)) {
            for (Path file : all.filter(it -> it.toString().endsWith(DeployFolder.JAR) && Files.isRegularFile(it))
                    .toList()) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
