package org.lepetpal.deploy.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in over HTTP is not put back, but that nobody may who is elsewhere. */
class DoorTest {
    private static final String REST = "config/org/lepetpal/rest.config";
    private static final String MARKS = "settings/applied.properties";
    private static final String LEAKED =
            "allowed.hosts=\"old\"\r\napi.token=\"leaked\"\r\nbind=\"0.0.0.0\"\r\ncors.origins=\"old\"\r\n";
    private static final String MENDED =
            "allowed.hosts=\"\"\r\napi.token=\"new\"\r\nbind=\"192.168.1.7\"\r\ncors.origins=\"\"\r\n";

    @TempDir
    private Path folder;

    private RobotFolder robot;

    @BeforeEach
    void install() throws IOException {
        robot = new RobotFolder(folder);
        Files.createDirectories(folder.resolve("data/last-good/config"));
        Files.createDirectories(folder.resolve("data/config"));
    }

    @Test
    void tokenOriginsHostsAndAddressAreNoDifference() throws IOException {
        robot.write("data/last-good/" + REST, revision(1) + LEAKED + "port=I\"1\"\r\n");
        robot.write("data/" + REST, revision(2) + MENDED + "port=I\"1\"\r\n");
        robot.fallBack();
        assertThat(robot.has("data/set-aside")).isFalse();
    }

    @Test
    void theyStayAsTheyAreWhereTheRestIsPutBack() throws IOException {
        robot.write("data/last-good/" + REST, revision(1) + LEAKED + "port=I\"1\"\r\n");
        robot.write("data/" + REST, revision(2) + MENDED + "port=I\"2\"\r\n");
        String marks = "org.lepetpal.rest/api.token=%s\norg.lepetpal.rest/bind=%s\norg.lepetpal.rest/port=%s\n";
        robot.write("data/last-good/" + MARKS, marks.formatted("leaked", "wide", "good"));
        robot.write("data/" + MARKS, marks.formatted("new", "one", "bad"));
        robot.fallBack();
        assertThat(robot.read("data/" + REST)).isEqualTo(revision(2) + MENDED + "port=I\"1\"\r\n");
        assertThat(robot.read("data/" + MARKS).lines())
                .containsExactlyInAnyOrder(
                        "org.lepetpal.rest/port=good", "org.lepetpal.rest/api.token=new", "org.lepetpal.rest/bind=one");
        assertThat(robot.read(RobotFolder.ASIDE + REST)).contains("port=I\"2\"");
    }

    @Test
    void whatIsNotSetNowIsNotSetAgain() throws IOException {
        robot.write("data/last-good/" + REST, LEAKED + "port=I\"1\"\r\n");
        robot.write("data/" + REST, "port=I\"2\"\r\n");
        robot.fallBack();
        assertThat(robot.read("data/" + REST)).isEqualTo("port=I\"1\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1"})
    void theRobotMayListenToItsOwnMachineAloneAgain(String own) throws IOException {
        robot.write("data/last-good/" + REST, "bind=\"" + own + "\"\r\n");
        robot.write("data/" + REST, "bind=\"0.0.0.0\"\r\n");
        robot.write("data/last-good/" + MARKS, "org.lepetpal.rest/bind=own\n");
        robot.write("data/" + MARKS, "org.lepetpal.rest/bind=wide\n");
        robot.fallBack();
        assertThat(robot.read("data/" + REST)).isEqualTo("bind=\"" + own + "\"\r\n");
        assertThat(robot.read("data/" + MARKS)).isEqualTo("org.lepetpal.rest/bind=own\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "127.0.0.10", "localhost.example.org", ""})
    void aWiderAddressDoesNotComeIntoForceByItself(String wider) throws IOException {
        robot.write("data/last-good/" + REST, "bind=\"" + wider + "\"\r\nport=I\"1\"\r\n");
        robot.write("data/" + REST, "bind=\"127.0.0.1\"\r\nport=I\"2\"\r\n");
        robot.fallBack();
        assertThat(robot.read("data/" + REST)).isEqualTo("bind=\"127.0.0.1\"\r\nport=I\"1\"\r\n");
    }

    @Test
    void whereThereIsNoneNoneIsPutBack() throws IOException {
        robot.write("data/last-good/" + REST, LEAKED);
        robot.fallBack();
        assertThat(robot.has("data/" + REST)).isFalse();
        robot.write("data/config/org/lepetpal/tts.config", "voice=\"new\"\r\n");
        robot.fallBack();
        assertThat(robot.has("data/config/org/lepetpal/tts.config")).isFalse();
        assertThat(robot.has("data/" + REST)).isFalse();
    }

    @Test
    void whereTheGoodSetHasNoneItStays() throws IOException {
        robot.write("data/" + REST, MENDED);
        robot.fallBack();
        assertThat(robot.has("data/set-aside")).isFalse();
        robot.write("data/config/org/lepetpal/tts.config", "voice=\"new\"\r\n");
        robot.fallBack();
        assertThat(robot.read("data/" + REST)).isEqualTo(MENDED);
    }

    private static String revision(int number) {
        return Entries.REVISION + "=L\"" + number + "\"\r\n";
    }
}
