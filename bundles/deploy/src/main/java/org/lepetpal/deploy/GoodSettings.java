package org.lepetpal.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What people set in the web console, as it is kept: the configurations, and what the settings' own bundle remembers of them. The launcher
 * leaves out the same when it compares and puts back.
 */
final class GoodSettings {
    private static final Path CONFIGURATIONS = Path.of("config");
    private static final Path MARKS = Path.of("settings", "applied.properties");
    private static final String CONFIGURATION = ".config";
    /** Older limits than a person's newest do not come into force by themselves. */
    private static final String SAFETY = "org/lepetpal/safety";
    /** Decided anew at every start. */
    private static final Set<String> DERIVED = Set.of("org/apache/felix/http.config", "org/ops4j/pax/logging.config");
    /** A model's, which its folder has made; the ~ between factory and name as the configuration admin writes it. */
    private static final String MODEL = "model%007e";

    private GoodSettings() {}

    /**
     * @param from the robot's {@code data}, or a set that was kept
     * @param to exists
     */
    static void copy(Path from, Path to) throws IOException {
        Path configurations = from.resolve(CONFIGURATIONS);
        if (!Files.isDirectory(configurations)) {
            return;
        }
        Files.createDirectory(to.resolve(CONFIGURATIONS));
        try (Stream<Path> all = Files.walk(configurations)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (isAPersons(configurations.relativize(file))) {
                    copyFile(file, to.resolve(from.relativize(file)));
                }
            }
        }
        if (Files.exists(from.resolve(MARKS))) {
            copyFile(from.resolve(MARKS), to.resolve(MARKS));
        }
    }

    private static boolean isAPersons(Path file) {
        String name = file.toString();
        return name.endsWith(CONFIGURATION)
                && !name.startsWith(SAFETY)
                && !DERIVED.contains(name)
                && !file.getFileName().toString().startsWith(MODEL);
    }

    private static void copyFile(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }
}
