package org.lepetpal.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.lepetpal.deploy.restore.Configurations;

/** What people set in the web console, as it is kept: the configurations, and what the settings' own bundle remembers of them. */
final class GoodSettings {
    private GoodSettings() {}

    /**
     * @param from the robot's {@code data}, or a set that was kept
     * @param to exists
     */
    static void copy(Path from, Path to) throws IOException {
        Path configurations = from.resolve(Configurations.FOLDER);
        if (!Files.isDirectory(configurations)) {
            return;
        }
        Path kept = Files.createDirectory(to.resolve(Configurations.FOLDER));
        for (Path file : Configurations.ofPeople(configurations)) {
            copyFile(configurations.resolve(file), kept.resolve(file));
        }
        if (Files.exists(from.resolve(Configurations.MARKS))) {
            copyFile(from.resolve(Configurations.MARKS), to.resolve(Configurations.MARKS));
        }
    }

    private static void copyFile(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
}
