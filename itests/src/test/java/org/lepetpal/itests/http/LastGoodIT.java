package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.platform.HaltingActivator;
import org.lepetpal.itests.platform.PolicyJar;
import org.lepetpal.itests.platform.StillPolicy;

/** What takes the whole process down with it, a plug-in or a setting, is out at the third start, and the rest is as it was. */
public class LastGoodIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String STRICTER = "deadman.ticks=I\"4\"";

    @Test
    public void startsThatComeToNothingBringTheLastGoodPlugInsBack() throws Exception {
        try (Robot robot = Robot.start(Map.of("MAX_JOINT_SPEED", "200"))) {
            Path home = robot.home().folder();
            robot.home()
                    .drop(
                            "still",
                            PolicyJar.of("org.example.still", "1.0.0", StillPolicy.class, StillPolicy.StillRun.class));
            Await.until(
                    "it is part of the last good set",
                    LIMIT,
                    () -> Files.exists(home.resolve("data/last-good/deploy/still.jar")));

            robot.home().drop("halting", PolicyJar.of("org.example.halting", "1.0.0", HaltingActivator.class));
            startsInVain(robot, 134);
            startsInVain(robot, 134);
            robot.restart();

            assertThat(home.resolve("deploy/still.jar")).exists();
            assertThat(home.resolve("deploy/halting.jar")).doesNotExist();
            try (Stream<Path> aside = Files.walk(home.resolve("data/set-aside"))) {
                assertThat(aside.map(Path::getFileName).map(Path::toString)).contains("halting.jar");
            }
            Await.until("the good one is there", LIMIT, () -> robot.get("/api/modules/policy")
                    .body()
                    .contains("still@1.0.0"));
            Await.until("it says so", LIMIT, () -> deploy(robot).contains("the plug-ins are the last good ones"));
            assertThat(Files.readString(home.resolve("log/console.txt"))).contains("2 starts came to nothing");
            assertThat(home.resolve("conf/lepetpal.env"))
                    .as("what a person set is left as it is")
                    .content()
                    .contains("MAX_JOINT_SPEED=200");
        }
    }

    @Test
    public void aSettingWithWhichTheRobotDoesNotStartGivesWayToWhatItLastCameUpWith() throws Exception {
        try (Robot robot = Robot.start(Map.of())) {
            Path home = robot.home().folder();
            Path rest = Path.of("config/org/lepetpal/rest.config");
            Await.until(
                    "its settings are part of the last good set",
                    LIMIT,
                    () -> Files.exists(home.resolve("data/last-good").resolve(rest)));
            robot.stop(LIMIT);
            set(home.resolve("data").resolve(rest), "bind=\"127.0.0.1\"", "bind=\"0.0.0.0\"");
            set(home.resolve("data/config/org/lepetpal/safety.config"), "deadman.ticks=I\"5\"", STRICTER);

            startsInVain(robot, 1);
            startsInVain(robot, 1);
            robot.restart();

            assertThat(home.resolve("data").resolve(rest)).content().contains("bind=\"127.0.0.1\"");
            assertThat(home.resolve("data/config/org/lepetpal/safety.config"))
                    .as("older limits come into force by nobody but a person")
                    .content()
                    .contains(STRICTER);
            Await.until("it says so", LIMIT, () -> deploy(robot)
                    .contains("the settings of the web console are the last good ones"));
            assertThat(Files.readString(home.resolve("log/console.txt"))).contains("2 starts came to nothing");
            try (Stream<Path> aside = Files.walk(home.resolve("data/set-aside"))) {
                assertThat(aside.filter(file -> file.endsWith(rest)).findFirst().orElseThrow())
                        .content()
                        .contains("bind=\"0.0.0.0\"");
            }
        }
    }

    /** As the web console leaves it when a person has set it. */
    private static void set(Path configuration, String before, String after) throws IOException {
        String text = Files.readString(configuration);
        assertThat(text).contains(before);
        Files.writeString(configuration, text.replace(before, after));
    }

    /** It may have been well for a moment, until it looked into its folder. */
    private static void startsInVain(Robot robot, int exit) throws Exception {
        try {
            robot.restart();
        } catch (AssertionError ended) {
            assertThat(ended).hasMessageContaining("the robot ended with " + exit);
        }
    }

    private static String deploy(Robot robot) throws Exception {
        return Robot.json(robot.get("/health")).at("/components/deploy/detail").asText();
    }
}
