package org.lepetpal.bench.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The example for authors of plug-ins, the policy {@code wave}: a Maven project of its own, which the robot's build leaves alone. */
final class ExamplePolicy {
    private static final Path JAR = Path.of("examples/wave-policy/target/org.example.wave-1.0.0.jar");

    private ExamplePolicy() {}

    /** Its jar. @throws IOException where it is not built, with the command that builds it */
    static Path jar() throws IOException {
        if (!Files.exists(JAR)) {
            throw new IOException(JAR + " is missing; build it: mvn -f examples/wave-policy package");
        }
        return JAR;
    }
}
