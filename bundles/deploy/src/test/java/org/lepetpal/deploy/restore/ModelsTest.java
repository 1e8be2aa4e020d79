package org.lepetpal.deploy.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelsTest {
    @TempDir
    private Path folder;

    private RobotFolder robot;

    @BeforeEach
    void install() throws IOException {
        robot = new RobotFolder(folder);
        robot.write("data/last-good/models", "policy/old one/1\n");
        robot.write("models/policy/old one/1/weights", "good");
        robot.write("models/README.md", "how to");
    }

    @Test
    void oneThatHasComeSinceIsSetAside() throws IOException {
        robot.write("models/policy/old one/2/weights", "bad");
        robot.write("models/detector/new/1/weights", "bad, too");
        robot.fallBack();
        assertThat(robot.has("models/policy/old one/2")).isFalse();
        assertThat(robot.has("models/detector/new/1")).isFalse();
        assertThat(robot.read("models/policy/old one/1/weights")).isEqualTo("good");
        assertThat(robot.read(RobotFolder.ASIDE + "models/policy/old one/2/weights"))
                .isEqualTo("bad");
        assertThat(robot.read(RobotFolder.ASIDE + "models/detector/new/1/weights"))
                .isEqualTo("bad, too");
        assertThat(robot.terminal.getFirst()).contains(": the models are the last good ones;");
    }

    @Test
    void oneThatIsGoneOrWasWrittenOverIsNoDifference() throws IOException {
        robot.write("data/last-good/models", "policy/gone/1\npolicy/old one/1\n");
        robot.write("models/policy/old one/1/weights", "written over");
        robot.fallBack();
        assertThat(robot.read("models/policy/old one/1/weights")).isEqualTo("written over");
        assertThat(robot.terminal).isEmpty();
    }

    @Test
    void oneThatIsArrivingIsLeftAlone() throws IOException {
        robot.write("models/.incoming/upload1/1/weights", "half");
        robot.write("models/policy/.hidden/1/weights", "hidden");
        robot.write("models/policy/half", "a file");
        robot.fallBack();
        assertThat(robot.has("models/.incoming/upload1/1/weights")).isTrue();
        assertThat(robot.has("data/set-aside")).isFalse();
    }

    @Test
    void ofOneThatLiesElsewhereTheLinkIsMoved() throws IOException {
        robot.write("elsewhere/weights", "bad");
        Files.createDirectories(folder.resolve("models/policy/linked"));
        Files.createSymbolicLink(folder.resolve("models/policy/linked/1"), folder.resolve("elsewhere"));
        robot.fallBack();
        assertThat(robot.has("models/policy/linked/1")).isFalse();
        assertThat(folder.resolve(RobotFolder.ASIDE + "models/policy/linked/1")).isSymbolicLink();
        assertThat(robot.read("elsewhere/weights")).isEqualTo("bad");
    }

    @Test
    void oneThatCannotBeMovedStaysAndNothingIsSaidToBeGood() throws IOException {
        robot.write("models/policy/stuck/1/weights", "bad");
        robot.fallBack(new StuckDisk(folder.resolve("models/policy/stuck/1")));
        assertThat(robot.has("models/policy/stuck/1/weights")).isTrue();
        assertThat(robot.terminal).singleElement().asString().startsWith("models/policy/stuck/1 stays");
        assertThat(robot.has("data/start/fell-back")).isFalse();
        assertThat(robot.has("data/start/fallback")).isFalse();
        assertThat(robot.has("data/start/restore")).isFalse();
        assertThat(robot.has("data/set-aside")).as("nothing was").isFalse();
        assertThat(robot.read("data/start/tries")).isEqualTo("3");

        robot.write("models/policy/a/1/weights", "bad");
        robot.fallBack(new StuckDisk(folder.resolve("models/policy/stuck/1")));
        assertThat(robot.has(RobotFolder.ASIDE + "models/policy/a/1/weights"))
                .as("the others are moved")
                .isTrue();
        assertThat(robot.has("data/start/fell-back")).isTrue();
    }

    @Test
    void aSetThatWasKeptWithoutTheirNamesTakesNoneAway() throws IOException {
        Files.delete(folder.resolve("data/last-good/models"));
        robot.fallBack();
        assertThat(robot.has("models/policy/old one/1/weights")).isTrue();
    }
}
