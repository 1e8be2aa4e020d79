package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.platform.EagerPolicy;
import org.lepetpal.itests.platform.PolicyJar;
import org.lepetpal.itests.platform.StillPolicy;

/**
 * Swaps in real time, where the loop can lose ticks. How many it loses anyhow depends on the machine, so that each swap is
 * measured beside a stretch of the same length without one; a swap that held up the loop would show in most rounds.
 */
public class SwapIT {
    private static final int ROUNDS = 5;
    /** 60 ms at 100 Hz; a bundle's start takes longer. */
    private static final long MOST_TICKS = 6;

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private record Stretch(long nanos, long missed) {}

    @Test
    public void theLoopTicksOnWhilePoliciesComeTakeOverAndGo() throws Exception {
        List<Long> swapping = new ArrayList<>();
        List<Long> quiet = new ArrayList<>();
        try (Robot robot = Robot.start(Map.of())) {
            Path jar = robot.home().folder().resolve("deploy/eager.jar");
            for (int round = 0; round < ROUNDS; round++) {
                String id = robot.command("pick up the ball");
                byte[] bundle = PolicyJar.of(
                        "org.example.eager",
                        "1.0." + round,
                        EagerPolicy.class,
                        StillPolicy.class,
                        StillPolicy.StillRun.class);
                Stretch coming = measure(robot, () -> {
                    robot.home().drop("eager", bundle);
                    Await.until("it takes over", LIMIT, () -> active(robot).startsWith("still@"));
                    return true;
                });
                assertThat(robot.status(id).get("policy").asText())
                        .as("the running command goes on with its own")
                        .startsWith("scripted@");
                robot.post("/cancel", "{}");
                robot.command("go home");
                Stretch going = measure(robot, () -> {
                    Files.delete(jar);
                    Await.until("it is gone", LIMIT, () -> active(robot).startsWith("scripted@"));
                    return true;
                });
                Await.until(
                        "nothing is under way",
                        LIMIT,
                        () -> Robot.isFinal(Robot.json(robot.get("/api/status")).get("command")));
                long end = System.nanoTime() + coming.nanos() + going.nanos();
                Stretch nothing = measure(robot, () -> {
                    Await.until("the same time passes", LIMIT, () -> {
                        active(robot);
                        return System.nanoTime() - end >= 0;
                    });
                    return true;
                });
                swapping.add(coming.missed() + going.missed());
                quiet.add(nothing.missed());
            }
            assertThat(robot.home().log().filter(line -> line.contains("swap slot=policy")))
                    .hasSizeGreaterThanOrEqualTo(2 * ROUNDS)
                    .allMatch(line -> line.contains("outcome=drained"));
        }
        assertThat(median(swapping))
                .as("missed ticks with swaps %s and without %s", swapping, quiet)
                .isLessThanOrEqualTo(median(quiet) + MOST_TICKS);
    }

    private static Stretch measure(Robot robot, Callable<Boolean> deed) throws Exception {
        long begun = System.nanoTime();
        long before = missed(robot);
        deed.call();
        return new Stretch(System.nanoTime() - begun, missed(robot) - before);
    }

    private static long missed(Robot robot) throws Exception {
        return Robot.json(robot.get("/api/status")).at("/loop/missed_ticks").asLong();
    }

    private static String active(Robot robot) throws Exception {
        for (JsonNode candidate : Robot.json(robot.get("/api/status")).at("/slots/policy")) {
            if (candidate.get("active").asBoolean()) {
                return candidate.get("id").asText();
            }
        }
        return "";
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
