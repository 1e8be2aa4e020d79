package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.deploy.restore.Main;

/** The launcher counts starts that come to nothing, here by a Java that ends at once, and has the last good set put back. */
class LauncherTest {
    private static final String SCRIPT = "distribution/src/main/lepetpal/bin/lepetpal";
    private static final String NO_ROBOT = "exit 0\n";

    @TempDir
    private Path folder;

    /** With what is awkward in a shell and in a class path. */
    private Path home;

    @BeforeEach
    void install() throws IOException, URISyntaxException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "there is no shell");
        Path project = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(parent -> parent != null)
                .filter(parent -> Files.exists(parent.resolve(SCRIPT)))
                .findFirst()
                .orElseThrow();
        home = Files.createDirectory(folder.resolve("a robot: $HOME's"));
        write("bin/lepetpal", Files.readString(project.resolve(SCRIPT)));
        write("jdk/release", "JAVA_VERSION=\"25\"\n");
        java("exec '" + Path.of(System.getProperty("java.home"), "bin", "java") + "' \"$@\"\n");
        assertThat(home.resolve("jdk/bin/java").toFile().setExecutable(true)).isTrue();
        packRestore();
        write("deploy/a.jar", "bad");
        write("data/config/arm.config", "speed=\"1\"");
        write("data/last-good/deploy/a.jar", "good");
    }

    @Test
    void twoStartsThatCameToNothingBringTheLastGoodSetBack() throws Exception {
        start();
        start();
        assertThat(home.resolve("deploy/a.jar")).hasContent("bad");
        assertThat(home.resolve("data/start/fallback")).doesNotExist();
        assertThat(home.resolve("restored"))
                .as("the usual start waits for no second Java")
                .doesNotExist();

        start();

        assertThat(home.resolve("deploy/a.jar")).hasContent("good");
        assertThat(home.resolve("data/config/arm.config"))
                .as("of a set that was kept without settings")
                .hasContent("speed=\"1\"");
        assertThat(home.resolve("data/start/fallback")).content().startsWith("2 starts came to nothing");
        assertThat(home.resolve("out")).content().startsWith("2 starts came to nothing");
        assertThat(aside().resolve("deploy/a.jar")).hasContent("bad");
        assertThat(home.resolve("data/start/tries")).content().isEqualToIgnoringWhitespace("1");
        start();
        assertThat(home.resolve("data/start/fallback")).doesNotExist();
    }

    @Test
    void whereThePlugInsAreTheLastGoodOnesNothingIsPutBack() throws Exception {
        write("data/last-good/deploy/a.jar", "bad");
        startsInVain(4);
        assertThat(home.resolve("data/set-aside")).doesNotExist();
        assertThat(home.resolve("data/start/tries")).content().isEqualToIgnoringWhitespace("4");
    }

    @Test
    void itFallsBackOnceUntilItHasBeenUpAgain() throws Exception {
        startsInVain(3);
        for (int i = 0; i < 4; i++) {
            // As the settings' own bundle does with what conf/lepetpal.env says, at each start.
            write("data/config/arm.config", "speed=\"" + i + "\"");
            write("deploy/a.jar", "bad again");
            startsInVain(1);
        }
        assertThat(home.resolve("deploy/a.jar")).hasContent("bad again");
        try (Stream<Path> aside = Files.list(home.resolve("data/set-aside"))) {
            assertThat(aside).hasSize(1);
        }
        assertThat(home.resolve("data/start/fallback"))
                .content()
                .contains("although the last good plug-ins, settings and models had been put back");
        up();
        write("deploy/a.jar", "worse");
        startsInVain(3);
        assertThat(home.resolve("deploy/a.jar")).hasContent("bad again");
    }

    @Test
    void whereTheEnvironmentHasChangedItIsNotThePlugInsThatAreBlamed() throws Exception {
        write("conf/lepetpal.env", "#BIND=127.0.0.1\n# a word\n");
        startsInVain(1);
        up();
        write("deploy/a.jar", "newer");
        startsInVain(1, "BIND", "0.0.0.0");
        startsInVain(1, "BIND", "0.0.0.0");
        startsInVain(1, "BIND", "0.0.0.0");
        assertThat(home.resolve("deploy/a.jar")).hasContent("newer");
        assertThat(home.resolve("data/set-aside")).doesNotExist();
        assertThat(home.resolve("data/start/fallback"))
                .content()
                .contains("conf/lepetpal.env or the environment has changed");
        write("conf/lepetpal.env", "BIND=0.0.0.0\n");
        startsInVain(1);
        assertThat(home.resolve("deploy/a.jar")).hasContent("newer");
        write("conf/lepetpal.env", "#BIND=127.0.0.1\n# a word\n");
        startsInVain(1);
        assertThat(home.resolve("deploy/a.jar"))
                .as("with the mended one it is tried")
                .hasContent("newer");
        assertThat(home.resolve("data/start/fallback")).doesNotExist();
        startsInVain(2);
        assertThat(home.resolve("deploy/a.jar")).as("as it was").hasContent("bad");
    }

    @Test
    void whatAStartThatWasKilledHasLeftHalfPutBackIsFinishedHoweverManyCameToNothing() throws Exception {
        write("data/start/restore/plan", "2\n20260102-030405\nthe settings of the web console");
        write("data/start/restore/config/arm.config", "speed=\"0\"");
        Files.createDirectories(home.resolve("data/set-aside/20260102-030405"));
        Files.move(home.resolve("data/config"), home.resolve("data/set-aside/20260102-030405/config"));
        start();
        assertThat(home.resolve("data/config/arm.config")).hasContent("speed=\"0\"");
        assertThat(home.resolve("data/start/restore")).doesNotExist();
    }

    @Test
    void whatCannotBePutBackKeepsNoRobotFromStarting() throws Exception {
        write("data/set-aside", "a file in the way");
        startsInVain(3);
        assertThat(home.resolve("data/start/fallback")).content().contains("could not all be put back");
        assertThat(home.resolve("deploy/a.jar")).hasContent("bad");
        assertThat(home.resolve("started")).content().hasLineCount(3);
    }

    @Test
    void whereJavaDoesNotComeUpThatIsSaidAndTheCountGoesOn() throws Exception {
        java("echo 'no memory' >&2; exit 1\n");
        startsInVain(4);
        assertThat(home.resolve("out")).content().contains("no memory");
        assertThat(home.resolve("data/start/fallback"))
                .content()
                .isEqualToIgnoringWhitespace(
                        "the last good plug-ins, settings and models could not be put back: Java did not come up");
        assertThat(home.resolve("data/start/tries")).content().isEqualToIgnoringWhitespace("4");
        assertThat(home.resolve("started")).content().hasLineCount(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two", "-1", "08", "99999999999999999999"})
    void aDamagedCountBeginsAnew(String count) throws Exception {
        start();
        write("data/start/tries", count);
        start();
        assertThat(home.resolve("data/start/tries")).content().isEqualToIgnoringWhitespace("1");
        assertThat(home.resolve("deploy/a.jar")).hasContent("bad");
    }

    @Test
    void aStartThatCameUpEndsTheCount() throws Exception {
        start();
        start();
        Files.writeString(home.resolve("deploy/a.jar"), "sound");
        up();
        start();
        assertThat(home.resolve("deploy/a.jar")).hasContent("sound");
        assertThat(home.resolve("data/start/tries")).content().isEqualToIgnoringWhitespace("1");
    }

    /** Nothing but what puts back: it needs nothing else. */
    private void packRestore() throws IOException, URISyntaxException {
        Path classes = Path.of(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        Path jar = home.resolve("bundles/org.lepetpal.deploy-0.jar");
        Files.createDirectories(jar.getParent());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.list(classes.resolve("org/lepetpal/deploy/restore"))) {
            for (Path file : files.toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
    }

    /** @param restore what becomes of the Java that puts back; the robot's ends at once */
    private void java(String restore) throws IOException {
        write(
                "jdk/bin/java",
                "#!/bin/sh\ncase \"$*\" in *restore.Main*)\necho . >>restored\n" + restore
                        + ";; esac\necho . >>started\n" + NO_ROBOT);
    }

    private Path aside() throws IOException {
        try (Stream<Path> aside = Files.list(home.resolve("data/set-aside"))) {
            return aside.findFirst().orElseThrow();
        }
    }

    /** As the robot does once it has been well for a while, and has let in all that lies there. */
    private void up() throws IOException {
        LastGood lastGood = new LastGood(home, home.resolve("deploy"));
        lastGood.noteStart();
        lastGood.keep();
    }

    private void startsInVain(int times, String... variable) throws Exception {
        for (int i = 0; i < times; i++) {
            start(variable);
        }
    }

    private void start(String... variable) throws IOException, InterruptedException {
        ProcessBuilder launch = new ProcessBuilder(
                        "/bin/sh", home.resolve("bin/lepetpal").toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("out").toFile());
        launch.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        if (variable.length > 0) {
            launch.environment().put(variable[0], variable[1]);
        }
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
