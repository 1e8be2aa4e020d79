package org.lepetpal.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * The shared test data beside the checkout: the folder named by the system property {@code shared.data}, or the nearest
 * {@code shared/data} above the working folder. A test that needs what is missing is skipped, and says so.
 */
public final class SharedData {
    private SharedData() {}

    /** @param name of a file or folder, for example {@code so101/fk_golden.json} */
    public static Path path(String name) {
        Optional<Path> found = folders()
                .map(folder -> folder.resolve(name))
                .filter(Files::exists)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), "the shared test data beside the checkout lacks " + name);
        return found.orElseThrow();
    }

    /** @param name of a JSON file, for example {@code so101/fk_golden.json} */
    public static JsonNode json(String name) throws IOException {
        return new JsonMapper().readTree(path(name).toFile());
    }

    private static Stream<Path> folders() {
        Stream<Path> named =
                Stream.ofNullable(System.getProperty("shared.data")).map(Path::of);
        Stream<Path> above = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared").resolve("data"));
        return Stream.concat(named, above);
    }
}
