package org.lepetpal.deploy.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Which of the configurations are what people set in the web console: these are kept, compared and put back. */
public final class Configurations {
    /** In {@code data}, and in a set that was kept. */
    public static final Path FOLDER = Path.of("config");
    /** Likewise: what the settings' own bundle remembers of them. */
    public static final Path MARKS = Path.of("settings", "applied.properties");

    /** Who may come in over HTTP. */
    static final Path DOOR = Path.of("org/lepetpal/rest.config");

    private static final String CONFIGURATION = ".config";
    /** Older limits than a person's newest do not come into force by themselves. */
    private static final String SAFETY = "org/lepetpal/safety";
    /** Decided anew at every start. */
    private static final Set<String> DERIVED = Set.of("org/apache/felix/http.config", "org/ops4j/pax/logging.config");
    /** A model's, which its folder has made; the ~ between factory and name as the configuration admin writes it. */
    private static final String MODEL = "model%007e";

    private Configurations() {}

    /**
     * @param folder of configurations
     * @return relative to it; none where it is not there
     */
    public static List<Path> ofPeople(Path folder) throws IOException {
        return in(folder, Configurations::isAPersons);
    }

    /** The limits of the safety kernel. @return relative to {@code folder} */
    static List<Path> limits(Path folder) throws IOException {
        return in(folder, file -> file.toString().startsWith(SAFETY));
    }

    private static boolean isAPersons(Path file) {
        String name = file.toString();
        return name.endsWith(CONFIGURATION)
                && !name.startsWith(SAFETY)
                && !DERIVED.contains(name)
                && !file.getFileName().toString().startsWith(MODEL);
    }

    private static List<Path> in(Path folder, Predicate<Path> which) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(folder::relativize)
                    .filter(which)
                    .sorted()
                    .toList();
        }
    }
}
