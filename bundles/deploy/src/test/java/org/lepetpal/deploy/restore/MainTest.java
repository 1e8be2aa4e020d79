package org.lepetpal.deploy.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void itPutsBackAndSaysSo() throws IOException {
        RobotFolder robot = new RobotFolder(folder);
        robot.write("deploy/a.jar", "bad");
        assertThat(run(folder.toString(), "2")).isZero();
        assertThat(robot.read("deploy/a.jar")).isEqualTo("good");
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .startsWith("2 starts came to nothing: the plug-ins are the last good ones");
    }

    @Test
    void whatCannotBePutBackIsSaidOnTheTerminalAndWhereTheRobotTellsIt() throws IOException {
        RobotFolder robot = new RobotFolder(folder);
        robot.write("deploy/a.jar", "bad");
        robot.write("data/set-aside", "a file in the way");
        assertThat(run(folder.toString(), "2")).isEqualTo(1);
        assertThat(terminal.toString(StandardCharsets.UTF_8))
                .startsWith("the last good plug-ins, settings and models could not all be put back: ")
                .contains("set-aside");
        assertThat(robot.read("data/start/fallback")).isEqualTo(terminal.toString(StandardCharsets.UTF_8));
        assertThat(robot.read("deploy/a.jar")).isEqualTo("bad");
    }

    @Test
    void whatItDoesNotUnderstandIsRefused() {
        assertThat(run()).isEqualTo(2);
        assertThat(run(folder.toString(), "two")).isEqualTo(2);
        assertThat(terminal.toString(StandardCharsets.UTF_8)).contains("how many starts");
    }

    private int run(String... arguments) {
        return Main.run(new PrintStream(terminal, true, StandardCharsets.UTF_8), Clock.systemDefaultZone(), arguments);
    }
}
