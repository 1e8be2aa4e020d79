package org.lepetpal.deploy.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FallbackTest {
    @TempDir
    private Path folder;

    private RobotFolder robot;

    @BeforeEach
    void spoil() throws IOException {
        robot = new RobotFolder(folder);
        robot.write("deploy/a.jar", "bad");
    }

    @Test
    void thisStartIsTheFirstWithWhatWasPutBack() throws IOException {
        robot.fallBack();
        assertThat(robot.read("data/start/tries")).isEqualTo("1\n");
        assertThat(robot.has("data/start/fell-back")).isTrue();
        assertThat(robot.has("data/start/restore")).isFalse();
        assertThat(robot.has("data/start/restore.part")).isFalse();
    }

    @Test
    void itIsDoneOnceUntilTheRobotHasBeenUpAgain() throws IOException {
        robot.fallBack();
        robot.write("deploy/a.jar", "bad again");
        robot.write("data/start/tries", "4");
        robot.start(new LocalDisk());
        assertThat(robot.read("deploy/a.jar")).isEqualTo("bad again");
        assertThat(robot.terminal.getLast())
                .isEqualTo("4 starts came to nothing, although the last good plug-ins, settings and models had been put"
                        + " back: see the log for what is wrong");
        assertThat(robot.read("data/start/fallback")).isEqualTo(robot.terminal.getLast() + "\n");
        assertThat(robot.read("data/start/tries")).as("the count goes on").isEqualTo("5");

        Files.delete(folder.resolve("data/start/fell-back"));
        robot.fallBack();
        assertThat(robot.read("deploy/a.jar")).isEqualTo("good");
    }

    @Test
    void secondTimesHaveAFolderOfTheirOwnAlsoWhereTheClockBeginsAnew() throws IOException {
        robot.write("data/last-good/models", "");
        robot.write("models/policy/new/1/weights", "first");
        robot.fallBack();
        Files.delete(folder.resolve("data/start/fell-back"));
        robot.write("deploy/a.jar", "worse");
        robot.write("models/policy/new/1/weights", "second");
        robot.fallBack();
        assertThat(robot.read(RobotFolder.ASIDE + "deploy/a.jar")).isEqualTo("bad");
        assertThat(robot.read(RobotFolder.ASIDE + "models/policy/new/1/weights"))
                .isEqualTo("first");
        String second = RobotFolder.ASIDE.replaceFirst("/$", "-2/");
        assertThat(robot.read(second + "deploy/a.jar")).isEqualTo("worse");
        assertThat(robot.read(second + "models/policy/new/1/weights")).isEqualTo("second");
        assertThat(robot.terminal.getLast()).endsWith("the others are in data/set-aside/20260102-030405-2");
    }

    @Test
    void whereAPersonHasChangedTheEnvironmentNothingIsPutBack() throws IOException {
        robot.write("data/start/given", "3 4");
        robot.fallBack();
        assertThat(robot.read("deploy/a.jar")).isEqualTo("bad");
        assertThat(robot.has("data/set-aside")).isFalse();
        assertThat(robot.terminal)
                .containsExactly(
                        "2 starts came to nothing, and conf/lepetpal.env or the environment has changed since the"
                                + " last good one: nothing is put back");
        assertThat(robot.read("data/start/fallback")).isEqualTo(robot.terminal.getLast() + "\n");

        robot.write("data/start/given", "1 2");
        robot.fallBack();
        assertThat(robot.read("deploy/a.jar")).isEqualTo("good");
    }

    @Test
    void aSetThatWasKeptWithoutTheEnvironmentSaysNothingAboutThat() throws IOException {
        Files.delete(folder.resolve("data/last-good/given"));
        robot.fallBack();
        assertThat(robot.read("deploy/a.jar")).isEqualTo("good");
    }

    @Test
    void oneStartThatCameToNothingIsNotEnough() throws IOException {
        new Fallback(robot.places, new LocalDisk(), Clock.systemUTC(), robot.terminal::add).at(1);
        assertThat(robot.read("deploy/a.jar")).isEqualTo("bad");
        assertThat(robot.terminal).isEmpty();
    }

    @Test
    void whereAllIsAsItWasNothingIsSaidAndTheCountGoesOn() throws IOException {
        robot.write("deploy/a.jar", "good");
        robot.fallBack();
        assertThat(robot.terminal).isEmpty();
        assertThat(robot.has("data/start/fallback")).isFalse();
        assertThat(robot.has("data/start/fell-back")).isFalse();
        assertThat(robot.has("data/set-aside")).isFalse();
        assertThat(robot.has("data/start/restore.part")).isFalse();
        assertThat(robot.read("data/start/tries")).isEqualTo("3");
    }

    @Test
    void theSetBeforeServesWhereTheNewerWasOnItsWay() throws IOException {
        Files.move(folder.resolve("data/last-good"), folder.resolve("data/last-good.old"));
        robot.fallBack();
        assertThat(robot.read("deploy/a.jar")).isEqualTo("good");
    }

    @Test
    void withoutASetNothingHappens() throws IOException {
        Files.move(folder.resolve("data/last-good"), folder.resolve("data/last-good.new"));
        robot.fallBack();
        assertThat(robot.read("deploy/a.jar")).isEqualTo("bad");
        assertThat(robot.terminal).isEmpty();
    }
}
