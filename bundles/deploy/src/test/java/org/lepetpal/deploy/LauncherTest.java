package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher counts starts that come to nothing, here by a Java that ends at once. */
class LauncherTest {
    private static final String SCRIPT = "distribution/src/main/lepetpal/bin/lepetpal";

    @TempDir
    private Path home;

    @BeforeEach
    void install() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell");
        Path project = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(folder -> folder != null)
                .filter(folder -> Files.exists(folder.resolve(SCRIPT)))
                .findFirst()
                .orElseThrow();
        write("bin/lepetpal", Files.readString(project.resolve(SCRIPT)));
        write("jdk/release", "JAVA_VERSION=\"25\"\n");
        write("jdk/bin/java", "#!/bin/sh\nexit 0\n");
        assertThat(home.resolve("jdk/bin/java").toFile().setExecutable(true)).isTrue();
        write("deploy/a.jar", "bad");
        write("data/config/arm.config", "speed=1");
        write("data/last-good/deploy/a.jar", "good");
    }

    @Test
    void twoStartsThatCameToNothingBringTheLastGoodPlugInsBack() throws Exception {
        start();
        start();
        assertThat(home.resolve("deploy/a.jar")).hasContent("bad");
        assertThat(home.resolve("data/start/fallback")).doesNotExist();

        start();

        assertThat(home.resolve("deploy/a.jar")).hasContent("good");
        assertThat(home.resolve("data/config/arm.config")).as("a person's").hasContent("speed=1");
        assertThat(home.resolve("data/start/fallback")).content().startsWith("2 starts came to nothing");
        try (Stream<Path> aside = Files.list(home.resolve("data/set-aside"))) {
            assertThat(aside.findFirst().orElseThrow().resolve("deploy/a.jar")).hasContent("bad");
        }
        assertThat(home.resolve("data/start/tries")).content().isEqualToIgnoringWhitespace("1");
        start();
        assertThat(home.resolve("data/start/fallback")).doesNotExist();
    }

    @Test
    void whereThePlugInsAreTheLastGoodOnesNothingIsPutBack() throws Exception {
        write("data/last-good/deploy/a.jar", "bad");
        for (int i = 0; i < 4; i++) {
            start();
        }
        assertThat(home.resolve("data/set-aside")).doesNotExist();
        assertThat(home.resolve("data/start/tries")).content().isEqualToIgnoringWhitespace("4");
    }

    @Test
    void aStartThatCameUpEndsTheCount() throws Exception {
        start();
        start();
        Files.writeString(home.resolve("deploy/a.jar"), "sound");
        new LastGood(home).keep();
        start();
        assertThat(home.resolve("deploy/a.jar")).hasContent("sound");
        assertThat(home.resolve("data/start/tries")).content().isEqualToIgnoringWhitespace("1");
    }

    private void start() throws IOException, InterruptedException {
        ProcessBuilder launch = new ProcessBuilder(
                        "/bin/sh", home.resolve("bin/lepetpal").toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out").toFile());
        launch.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        Process process = launch.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(home.resolve("out")))
                .isZero();
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
