package org.lepetpal.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher counts starts that come to nothing, here by a Java that ends at once. */
class LauncherTest {
    private static final String SCRIPT = "distribution/src/main/lepetpal/bin/lepetpal";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

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
        assertThat(home.resolve("data/config/arm.config"))
                .as("of a set that was kept without settings")
                .hasContent("speed=1");
        assertThat(home.resolve("data/start/fallback")).content().startsWith("2 starts came to nothing");
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
    void settingsGoBackButForTheLimitsOfTheSafetyKernel() throws Exception {
        write("data/last-good/deploy/a.jar", "bad");
        write("data/last-good/config/org/lepetpal/rest.config", "port=1");
        write("data/last-good/settings/applied.properties", "org.lepetpal.rest/port=a\norg.lepetpal.safety/speed=b\n");
        write("data/config/org/lepetpal/rest.config", "port=2");
        write("data/config/org/lepetpal/safety.config", "speed=30");
        write("data/config/org/apache/felix/http.config", "port=2");
        write("data/config/org/lepetpal/policy/act/model%007eball%00401.config", "its folder's");
        write("data/settings/applied.properties", "org.lepetpal.rest/port=c\norg.lepetpal.safety/speed=d\n");
        startsInVain(3);
        assertThat(home.resolve("data/config/org/lepetpal/rest.config")).hasContent("port=1");
        assertThat(home.resolve("data/config/org/lepetpal/safety.config")).hasContent("speed=30");
        assertThat(home.resolve("data/settings/applied.properties"))
                .hasContent("org.lepetpal.rest/port=a\norg.lepetpal.safety/speed=d\n");
        assertThat(aside().resolve("config/org/lepetpal/rest.config")).hasContent("port=2");
        assertThat(Files.getPosixFilePermissions(home.resolve("data/set-aside")))
                .as("secrets may be among them")
                .isEqualTo(OWNER_ONLY);
        assertThat(home.resolve("data/start/fallback"))
                .content()
                .contains("the settings of the web console are the last good ones");
        assertThat(Files.getPosixFilePermissions(home.resolve("data/config"))).isEqualTo(OWNER_ONLY);

        Files.delete(home.resolve("data/start/fell-back"));
        write("data/config/org/apache/felix/http.config", "port=1");
        write("data/config/org/lepetpal/policy/act/model%007eball%00401.config", "its folder's");
        startsInVain(3);
        assertThat(home.resolve("data/start/fallback"))
                .as("they are the good ones")
                .doesNotExist();
    }

    @Test
    void whoMayComeInIsNotPutBack() throws Exception {
        Path rest = home.resolve("data/config/org/lepetpal/rest.config");
        write("data/last-good/deploy/a.jar", "bad");
        write("data/last-good/config/arm.config", "speed=1");
        String revision = ":org.apache.felix.configadmin.revision:=L";
        String leaked = "allowed.hosts=\"old\"\r\napi.token=\"leaked\"\r\nbind=\"0.0.0.0\"\r\ncors.origins=\"old\"\r\n";
        String mended = "allowed.hosts=\"\"\r\napi.token=\"new\"\r\nbind=\"127.0.0.1\"\r\ncors.origins=\"\"\r\n";
        write("data/last-good/config/org/lepetpal/rest.config", revision + "\"1\"\r\n" + leaked + "port=I\"1\"\r\n");
        write("data/config/org/lepetpal/rest.config", revision + "\"2\"\r\n" + mended + "port=I\"1\"\r\n");
        startsInVain(3);
        assertThat(home.resolve("data/set-aside")).as("nothing else was edited").doesNotExist();

        String marks = "org.lepetpal.rest/api.token=%s\norg.lepetpal.rest/port=%s\n";
        write("data/last-good/settings/applied.properties", marks.formatted("leaked", "good"));
        write("data/settings/applied.properties", marks.formatted("new", "bad"));
        write("data/config/org/lepetpal/rest.config", revision + "\"2\"\r\n" + mended + "port=I\"2\"\r\n");
        startsInVain(1);
        assertThat(Files.readAllLines(rest))
                .containsExactlyInAnyOrderElementsOf((revision + "\"2\"\r\n" + mended + "port=I\"1\"")
                        .lines()
                        .toList());
        assertThat(Files.readAllLines(home.resolve("data/settings/applied.properties")))
                .containsExactlyInAnyOrder("org.lepetpal.rest/api.token=new", "org.lepetpal.rest/port=good");
    }

    @Test
    void theRobotMayListenToItsOwnMachineAloneAgain() throws Exception {
        write("data/last-good/deploy/a.jar", "bad");
        write("data/last-good/config/org/lepetpal/rest.config", "bind=\"127.0.0.1\"\r\n");
        write("data/config/org/lepetpal/rest.config", "bind=\"0.0.0.0\"\r\n");
        startsInVain(3);
        assertThat(home.resolve("data/config/org/lepetpal/rest.config")).hasContent("bind=\"127.0.0.1\"");
    }

    @Test
    void itFallsBackOnceUntilItHasBeenUpAgain() throws Exception {
        startsInVain(3);
        for (int i = 0; i < 6; i++) {
            // As the settings' own bundle does with what conf/lepetpal.env says, at each start.
            write("data/config/arm.config", "speed=" + i);
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
    void aStartThatWasKilledWhileSettingsWentBackIsMadeUpFor() throws Exception {
        write("data/start/config/org/lepetpal/safety.config", "speed=30");
        Files.move(home.resolve("data/config"), home.resolve("data/start/config.old"));
        start();
        assertThat(home.resolve("data/config/org/lepetpal/safety.config")).hasContent("speed=30");
    }

    @Test
    void aModelThatHasComeSinceIsSetAside() throws Exception {
        write("data/last-good/deploy/a.jar", "bad");
        write("data/last-good/models", "policy/old one/1\n");
        write("models/policy/old one/1/weights", "good");
        write("models/policy/old one/2/weights", "bad");
        write("models/README.md", "how to");
        startsInVain(3);
        assertThat(home.resolve("models/policy/old one/1/weights")).hasContent("good");
        assertThat(home.resolve("models/policy/old one/2")).doesNotExist();
        assertThat(aside().resolve("models/policy/old one/2/weights")).hasContent("bad");
        assertThat(home.resolve("data/start/fallback")).content().contains(": the models are the last good ones");
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

    private Path aside() throws IOException {
        try (Stream<Path> aside = Files.list(home.resolve("data/set-aside"))) {
            return aside.findFirst().orElseThrow();
        }
    }

    /** As the robot does once it has been well for a while. */
    private void up() throws IOException {
        LastGood lastGood = new LastGood(home);
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
