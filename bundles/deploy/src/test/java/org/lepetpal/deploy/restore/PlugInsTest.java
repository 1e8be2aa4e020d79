package org.lepetpal.deploy.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlugInsTest {
    @TempDir
    private Path folder;

    private RobotFolder robot;

    @BeforeEach
    void install() throws IOException {
        robot = new RobotFolder(folder);
    }

    @Test
    void whatIsThereIsSetAsideWhole() throws IOException {
        robot.write("deploy/a.jar", "bad");
        robot.write("deploy/rejected/c.jar", "rejected");
        robot.fallBack();
        assertThat(robot.read("deploy/a.jar")).isEqualTo("good");
        assertThat(robot.has("deploy/rejected")).isFalse();
        assertThat(robot.read(RobotFolder.ASIDE + "deploy/a.jar")).isEqualTo("bad");
        assertThat(robot.read(RobotFolder.ASIDE + "deploy/rejected/c.jar")).isEqualTo("rejected");
        assertThat(robot.read("deploy/README.md"))
                .as("it is for people, and no part of the set")
                .isEqualTo("how to");
        assertThat(robot.terminal)
                .containsExactly(
                        "2 starts came to nothing: the plug-ins are the last good ones; the others are in " + aside());
        assertThat(robot.read("data/start/fallback")).isEqualTo(robot.terminal.getFirst() + "\n");
    }

    @Test
    void oneThatIsMoreAndOneThatIsMissingAreDifferences() throws IOException {
        robot.write("deploy/b.jar", "more");
        robot.fallBack();
        assertThat(robot.has("deploy/b.jar")).isFalse();

        Files.delete(folder.resolve("data/start/fell-back"));
        Files.delete(folder.resolve("deploy/a.jar"));
        robot.fallBack();
        assertThat(robot.read("deploy/a.jar")).isEqualTo("good");
    }

    @Test
    void whatIsNoPlugInIsNoDifference() throws IOException {
        robot.write("deploy/rejected/c.jar", "rejected");
        robot.write("deploy/README.md", "edited");
        robot.write("deploy/b.jar.part", "arriving");
        robot.fallBack();
        assertThat(robot.has("deploy/b.jar.part")).isTrue();
        assertThat(robot.has("data/set-aside")).isFalse();
        assertThat(robot.terminal).isEmpty();
    }

    @Test
    void aSetThatWasKeptWithoutThemTakesNoneAway() throws IOException {
        Files.delete(folder.resolve("data/last-good/deploy/a.jar"));
        Files.delete(folder.resolve("data/last-good/deploy"));
        robot.fallBack();
        assertThat(robot.has("deploy/a.jar")).isTrue();
    }

    private static String aside() {
        return RobotFolder.ASIDE.replaceFirst("/$", "");
    }
}
