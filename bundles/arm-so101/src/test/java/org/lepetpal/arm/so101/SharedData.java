package org.lepetpal.arm.so101;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** The shared test data beside the checkout; tests that need it are skipped where it is missing. */
final class SharedData {
    private SharedData() {}

    static JsonNode json(String name) throws IOException {
        return new ObjectMapper().readTree(file(name).toFile());
    }

    static Path file(String name) {
        Optional<Path> file = folders()
                .map(folder -> folder.resolve("so101").resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
        Assumptions.assumeTrue(file.isPresent(), "the shared test data beside the checkout lacks so101/" + name);
        return file.get();
    }

    private static Stream<Path> folders() {
        Stream<Path> named =
                Stream.ofNullable(System.getProperty("shared.data")).map(Path::of);
        Stream<Path> above = Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared").resolve("data"));
        return Stream.concat(named, above);
    }
}
