package org.lepetpal.deploy.restore;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What lies where in the robot's folder.
 *
 * @param home the robot's folder
 */
public record Places(Path home) {
    Path plugIns() {
        return home.resolve("deploy");
    }

    Path models() {
        return home.resolve("models");
    }

    Path configurations() {
        return home.resolve("data").resolve(Configurations.FOLDER);
    }

    Path marks() {
        return home.resolve("data").resolve(Configurations.MARKS);
    }

    /** Of all times that something was put back. */
    Path setAside() {
        return home.resolve("data/set-aside");
    }

    /** The set that was kept last; the one before, where the process ended as that was to take its place. */
    Optional<GoodSet> good() {
        return Stream.of("last-good", "last-good.old")
                .map(home.resolve("data")::resolve)
                .filter(Files::isDirectory)
                .map(GoodSet::new)
                .findFirst();
    }

    /** What {@code conf/lepetpal.env} and the environment set at this start, summed up by the launcher. */
    Path given() {
        return start("given");
    }

    /** How many starts in a row, this one included, came to nothing, unless it comes up. */
    Path tries() {
        return start("tries");
    }

    /** What people are told about this start. */
    Path told() {
        return start("fallback");
    }

    /** There from when the set is put back until the robot is up again. */
    Path fellBack() {
        return start("fell-back");
    }

    Path journal() {
        return start("restore");
    }

    private Path start(String name) {
        return home.resolve("data/start").resolve(name);
    }
}
