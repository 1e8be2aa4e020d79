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

/** A plug-in that takes the whole process down with it is out at the third start, and the others are as they were. */
public class LastGoodIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    @Test
    public void startsThatComeToNothingBringTheLastGoodPlugInsBack() throws Exception {
        try (Robot robot = Robot.start(Map.of("MAX_JOINT_SPEED", "200"))) {
            Path home = robot.home().folder();
            drop(
                    home,
                    "still",
                    PolicyJar.of("org.example.still", "1.0.0", StillPolicy.class, StillPolicy.StillRun.class));
            Await.until(
                    "it is part of the last good set",
                    LIMIT,
                    () -> Files.exists(home.resolve("data/last-good/deploy/still.jar")));

            drop(home, "halting", PolicyJar.of("org.example.halting", "1.0.0", HaltingActivator.class));
            startsInVain(robot);
            startsInVain(robot);
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

    /** It may have been well for a moment, until it looked into its folder. */
    private static void startsInVain(Robot robot) throws Exception {
        try {
            robot.restart();
        } catch (AssertionError ended) {
            assertThat(ended).hasMessageContaining("the robot ended with 134");
        }
    }

    private static String deploy(Robot robot) throws Exception {
        return Robot.json(robot.get("/health")).at("/components/deploy/detail").asText();
    }

    private static void drop(Path home, String name, byte[] jar) throws IOException {
        Path arriving = home.resolve("deploy").resolve(name + ".part");
        Files.write(arriving, jar);
        Files.move(arriving, arriving.resolveSibling(name + ".jar"));
    }
}
