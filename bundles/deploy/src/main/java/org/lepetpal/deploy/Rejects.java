package org.lepetpal.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.lepetpal.api.deploy.BundleRefused;

/** The folder of jars that were not let in, each with a text that says why. */
final class Rejects {
    private final Path folder;

    Rejects(Path folder) {
        this.folder = folder;
    }

    /** Takes a copy; the jar itself stays where it is. */
    void add(Path jar, BundleRefused refused) throws IOException {
        Path rejected = Files.createDirectories(folder).resolve(jar.getFileName());
        Files.copy(jar, rejected, StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(rejected.resolveSibling(jar.getFileName() + ".txt"), refused.getMessage() + "\n");
    }

    /** Names of the jars. */
    List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(DeployFolder.JAR))
                    .sorted()
                    .toList();
        }
    }
}
