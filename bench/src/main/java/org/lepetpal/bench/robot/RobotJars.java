package org.lepetpal.bench.robot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs that lie in the distribution's own jars, without the platform.
 *
 * @param home folder of the distribution
 */
public record RobotJars(Path home) {
    /**
     * How one is started.
     *
     * @param heap Java's option for that, such as {@code -Xmx256m}
     * @param program its class
     */
    public List<String> command(String heap, String program, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:+UseSerialGC",
                heap,
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Dorg.ops4j.pax.logging.DefaultServiceLog.level=ERROR",
                "-cp",
                home.resolve("bin/org.apache.felix.main.jar") + ":" + home.resolve("bundles") + "/*",
                program));
        command.addAll(arguments);
        return command;
    }
}
