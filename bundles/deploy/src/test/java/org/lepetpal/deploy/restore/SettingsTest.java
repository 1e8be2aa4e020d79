package org.lepetpal.deploy.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final String VIDEO = "config/org/lepetpal/video.config";
    private static final String SAFETY = "config/org/lepetpal/safety.config";
    private static final String MARKS = "settings/applied.properties";

    @TempDir
    private Path folder;

    private RobotFolder robot;

    @BeforeEach
    void install() throws IOException {
        robot = new RobotFolder(folder);
        robot.write("data/last-good/" + VIDEO, "fps=I\"30\"\r\n");
        robot.write("data/" + VIDEO, "fps=I\"30\"\r\n");
        robot.write("data/" + SAFETY, "max.speed=D\"30\"\r\n");
    }

    @Test
    void whatPeopleSetIsBackAndWhatWasThereIsSetAside() throws IOException {
        robot.write("data/" + VIDEO, "fps=I\"31\"\r\n");
        robot.write("data/config/org/lepetpal/tts.config", "voice=\"new\"\r\n");
        robot.write("data/" + MARKS, "org.lepetpal.video/fps=b\n");
        robot.write("data/last-good/" + MARKS, "org.lepetpal.video/fps=a\n");
        robot.fallBack();
        assertThat(robot.read("data/" + VIDEO)).isEqualTo("fps=I\"30\"\r\n");
        assertThat(robot.has("data/config/org/lepetpal/tts.config"))
                .as("it has come since")
                .isFalse();
        assertThat(robot.read("data/" + MARKS)).isEqualTo("org.lepetpal.video/fps=a\n");
        assertThat(robot.read(RobotFolder.ASIDE + VIDEO)).isEqualTo("fps=I\"31\"\r\n");
        assertThat(robot.read(RobotFolder.ASIDE + MARKS)).isEqualTo("org.lepetpal.video/fps=b\n");
        assertThat(robot.terminal.getFirst()).contains(": the settings of the web console are the last good ones;");
    }

    @Test
    void secretsAmongThemAreForTheOwnersEyes() throws IOException {
        robot.write("data/" + VIDEO, "fps=I\"31\"\r\n");
        robot.fallBack();
        for (String secret : new String[] {"data/config", "data/set-aside"}) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(secret)))
                    .as(secret)
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void theLimitsOfTheSafetyKernelStayAsTheyAre() throws IOException {
        robot.write("data/last-good/" + SAFETY, "max.speed=D\"300\"\r\n");
        robot.write("data/last-good/config/org/lepetpal/safety/wide.config", "max.speed=D\"300\"\r\n");
        robot.write("data/config/org/lepetpal/safety/strict.config", "max.speed=D\"3\"\r\n");
        robot.write("data/" + MARKS, "org.lepetpal.safety/max.speed=new\norg.lepetpal.video/fps=new\n");
        robot.write("data/last-good/" + MARKS, "org.lepetpal.safety/max.speed=old\norg.lepetpal.video/fps=old\n");
        robot.fallBack();
        assertThat(robot.has("data/set-aside"))
                .as("they are no difference, either")
                .isFalse();

        robot.write("data/" + VIDEO, "fps=I\"31\"\r\n");
        robot.fallBack();
        assertThat(robot.read("data/" + VIDEO)).isEqualTo("fps=I\"30\"\r\n");
        assertThat(robot.read("data/" + SAFETY)).isEqualTo("max.speed=D\"30\"\r\n");
        assertThat(robot.read("data/config/org/lepetpal/safety/strict.config")).isEqualTo("max.speed=D\"3\"\r\n");
        assertThat(robot.has("data/config/org/lepetpal/safety/wide.config")).isFalse();
        assertThat(robot.read("data/" + MARKS))
                .isEqualTo("org.lepetpal.video/fps=old\norg.lepetpal.safety/max.speed=new\n");
    }

    @Test
    void limitsThatPeopleTookAwayStayAway() throws IOException {
        robot.write("data/last-good/" + SAFETY, "max.speed=D\"300\"\r\n");
        Files.delete(folder.resolve("data/" + SAFETY));
        robot.write("data/" + VIDEO, "fps=I\"31\"\r\n");
        robot.fallBack();
        assertThat(robot.has("data/" + SAFETY)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "org/apache/felix/http.config",
                "org/ops4j/pax/logging.config",
                "org/lepetpal/policy/act/model%007eball%00401.config",
                "org/lepetpal/video.config.tmp"
            })
    void whatIsDerivedIsNoDifferenceAndIsMadeAnew(String derived) throws IOException {
        robot.write("data/config/" + derived, "port=I\"2\"\r\n");
        robot.fallBack();
        assertThat(robot.has("data/set-aside")).isFalse();

        robot.write("data/" + VIDEO, "fps=I\"31\"\r\n");
        robot.fallBack();
        assertThat(robot.has("data/config/" + derived)).isFalse();
        assertThat(robot.has(RobotFolder.ASIDE + "config/" + derived)).isTrue();
    }

    @Test
    void toBeSavedAnewIsNoDifference() throws IOException {
        robot.write("data/" + VIDEO, ":org.apache.felix.configadmin.revision:=L\"2\"\r\nfps=I\"30\"\r\n");
        robot.fallBack();
        assertThat(robot.has("data/set-aside")).isFalse();
    }

    @Test
    void aDamagedFileGivesWay() throws IOException {
        robot.write("data/" + VIDEO, "\0\0\u00ff\0");
        robot.write("data/" + MARKS, "\\u00zz\u00ff");
        robot.fallBack();
        assertThat(robot.read("data/" + VIDEO)).isEqualTo("fps=I\"30\"\r\n");
        assertThat(robot.read("data/" + MARKS)).isEmpty();
        assertThat(robot.read(RobotFolder.ASIDE + VIDEO)).isEqualTo("\0\0\u00ff\0");
    }

    @Test
    void aSetThatWasKeptWithoutThemTakesNoneAway() throws IOException {
        Files.move(folder.resolve("data/last-good/config"), folder.resolve("data/elsewhere"));
        robot.fallBack();
        assertThat(robot.has("data/" + VIDEO)).isTrue();
    }
}
