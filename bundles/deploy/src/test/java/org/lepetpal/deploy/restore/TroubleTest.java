package org.lepetpal.deploy.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The process is killed, or the disk fails, at each step of putting everything back. */
class TroubleTest {
    private static final String VIDEO = "data/config/org/lepetpal/video.config";
    private static final String SAFETY = "data/config/org/lepetpal/safety.config";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStartThatIsKilledAtAnyStepIsMadeUpForByTheNext(boolean twoDisks) throws IOException {
        Map<String, String> wanted = whole(twoDisks);
        boolean killed = true;
        for (int steps = 0; killed; steps++) {
            RobotFolder robot = spoiled("killed" + steps);
            robot.write("data/start/tries", "2");
            killed = isKilled(robot, MortalDisk.killedAfter(steps, disk(robot, twoDisks)));
            assertNothingIsLost(robot, "killed after " + steps);
            if (killed) {
                robot.start(disk(robot, twoDisks));
            }
            assertThat(settled(robot)).as("killed after " + steps).isEqualTo(wanted);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void andSoAreTwoThatAreKilledBetweenAnyMoves(boolean twoDisks) throws IOException {
        Map<String, String> wanted = whole(twoDisks);
        boolean firstKilled = true;
        for (int first = 0; firstKilled; first++) {
            boolean killed = true;
            for (int second = 0; killed; second++) {
                String when = "killed after " + first + " moves and " + second;
                RobotFolder robot = spoiled(when);
                Disk disk = disk(robot, twoDisks);
                robot.write("data/start/tries", "2");
                firstKilled = isKilled(robot, MortalDisk.killedAfterMoves(first, disk));
                killed = firstKilled && isKilled(robot, MortalDisk.killedAfterMoves(second, disk));
                assertNothingIsLost(robot, when);
                if (killed) {
                    robot.start(disk);
                }
                assertThat(settled(robot)).as(when).isEqualTo(wanted);
            }
        }
    }

    @Test
    void aDiskThatFailsLeavesEachFolderOldOrNewAndTheNextStartTriesAgain() throws IOException {
        Map<String, String> wanted = whole(false);
        for (int steps = 0; ; steps++) {
            String when = "failed after " + steps;
            RobotFolder robot = spoiled(when);
            try {
                robot.fallBack(MortalDisk.failsAfter(steps, new UnsyncedDisk()));
                if (settled(robot).equals(wanted)) {
                    return;
                }
                assertThat(robot.has("models/policy/new/1"))
                        .as("%s: a model alone may stay", when)
                        .isTrue();
                continue;
            } catch (IOException e) {
                assertThat(e).hasMessage("the disk is full");
            }
            assertThat(robot.read("deploy/a.jar")).as(when).isIn("good", "bad");
            assertThat(robot.read(VIDEO)).as(when).isIn("fps=I\"30\"\r\n", "fps=I\"31\"\r\n");
            assertThat(robot.read(SAFETY)).as(when).isEqualTo("max.speed=D\"30\"\r\n");
            assertThat(robot.has("data/start/restore"))
                    .as("%s: by the next start it would be out of date", when)
                    .isFalse();
            assertNothingIsLost(robot, when);
            robot.start(new UnsyncedDisk());
            for (String file : new String[] {"deploy/a.jar", VIDEO, SAFETY, "data/settings/applied.properties"}) {
                assertThat(robot.read(file)).as(when).isEqualTo(wanted.get(file));
            }
            assertThat(robot.has("models/policy/new/1")).as(when).isFalse();
        }
    }

    @Test
    void aJournalThatSaysNothingIsVoid() throws IOException {
        RobotFolder robot = spoiled("damaged");
        robot.write("data/start/restore/plan", "");
        assertThatThrownBy(() -> robot.fallBack(new UnsyncedDisk())).isInstanceOf(IllegalArgumentException.class);
        assertThat(robot.has("data/start/restore")).isFalse();
        assertThat(robot.read("deploy/a.jar")).isEqualTo("bad");
        robot.start(new UnsyncedDisk());
        assertThat(robot.read("deploy/a.jar")).isEqualTo("good");
    }

    /** Two starts came to nothing after all three were changed. */
    private RobotFolder spoiled(String name) throws IOException {
        RobotFolder robot = new RobotFolder(folder.resolve(name));
        robot.write("deploy/a.jar", "bad");
        robot.write("deploy/b.jar", "bad");
        robot.write("data/last-good/" + VIDEO.substring("data/".length()), "fps=I\"30\"\r\n");
        robot.write(VIDEO, "fps=I\"31\"\r\n");
        robot.write(SAFETY, "max.speed=D\"30\"\r\n");
        robot.write("data/last-good/settings/applied.properties", "org.lepetpal.video/fps=good\n");
        robot.write("data/settings/applied.properties", "org.lepetpal.video/fps=bad\n");
        robot.write("data/last-good/models", "policy/old/1\n");
        robot.write("models/policy/old/1/weights", "good");
        robot.write("models/policy/new/1/weights", "bad");
        robot.write("models/policy/new/1/more/weights", "bad");
        return robot;
    }

    private Map<String, String> whole(boolean twoDisks) throws IOException {
        RobotFolder robot = spoiled("whole");
        robot.fallBack(disk(robot, twoDisks));
        assertThat(robot.terminal)
                .containsExactly("2 starts came to nothing: the plug-ins and the settings of the web console and the"
                        + " models are the last good ones; the others are in data/set-aside/20260102-030405");
        return settled(robot);
    }

    private static boolean isKilled(RobotFolder robot, Disk disk) throws IOException {
        try {
            robot.start(disk);
            return false;
        } catch (MortalDisk.Killed e) {
            return true;
        }
    }

    private static Disk disk(RobotFolder robot, boolean twoDisks) {
        return twoDisks ? new SplitDisk(robot.path) : new UnsyncedDisk();
    }

    /** What was there is in its place or set aside, and so is a configuration of the safety kernel's. */
    private static void assertNothingIsLost(RobotFolder robot, String when) throws IOException {
        Map<String, String> all = robot.everything();
        for (String file : new String[] {"deploy/a.jar", "deploy/b.jar", "models/policy/new/1/weights"}) {
            assertThat(all.entrySet())
                    .as("%s: %s", when, file)
                    .anyMatch(each ->
                            each.getKey().endsWith(file) && each.getValue().equals("bad"));
        }
        assertThat(all.entrySet())
                .as("%s: settings", when)
                .anyMatch(each -> each.getKey().endsWith("video.config")
                        && each.getValue().equals("fps=I\"31\"\r\n"));
        assertThat(all.entrySet())
                .as("%s: limits", when)
                .anyMatch(each -> each.getKey().endsWith("safety.config")
                        && each.getValue().equals("max.speed=D\"30\"\r\n"));
    }

    /**
     * Without the count of starts and what they told, what the robot removes as it comes up, and what the kill of a copy to another disk has left of what is
     * set aside already.
     */
    private static Map<String, String> settled(RobotFolder robot) throws IOException {
        new Journal(robot.places, new UnsyncedDisk()).discard();
        Map<String, String> all = new TreeMap<>(robot.everything());
        all.keySet()
                .removeIf(file -> file.equals("data/start/tries")
                        || file.equals("data/start/fallback")
                        || file.startsWith(RobotFolder.ASIDE + "deploy-"));
        return all;
    }
}
