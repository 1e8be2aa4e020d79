package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Test;
import org.lepetpal.itests.Await;

/**
 * The trained policy of this project, made to think for 0.2, 1 and 3 s, moves the arm in the simulated room at 100 Hz: for how long
 * the arm waits where it thinks while it moves, and where it thinks between, each beside what is possible. No tick is lost, and no
 * packet to the servos leads too far. Stepped time.
 */
public class ChunksInTimeIT {
    private static final Path TRAINED = Path.of("../models/policy/ball/1");
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final List<Integer> THOUGHTS = List.of(200, 1000, 3000);
    /** Slower than it learned: a chunk of 20 actions is to last longer than the longest thought. */
    private static final double FPS = 4;

    private static final double CHUNK_SECONDS = 19 / FPS;
    private static final int LOOK_MILLIS = 50;
    private static final int SPAN_MILLIS = 30_000;
    private static final int JUDGED_MILLIS = 10_000;
    private static final int TICK_MILLIS = 10;

    @Test
    public void theArmWaitsLessWhereThePolicyThinksAhead() throws Exception {
        assumeTrue("skipped: there is no " + TRAINED, Files.exists(TRAINED));
        try (Robot robot =
                Robot.startForLong(Map.of("TIME", "stepped", "SIM_CAMERA_FPS", "5", "STREAM_RES", "320x180"))) {
            for (int thought : THOUGHTS) {
                drop(robot, between(thought), thought, 0);
                drop(robot, ahead(thought), thought, 0.5);
            }
            for (int thought : THOUGHTS) {
                await(robot, between(thought));
                await(robot, ahead(thought));
            }
            for (int thought : THOUGHTS) {
                compare(thought / 1000.0, idle(robot, between(thought)), idle(robot, ahead(thought)));
            }
        }
    }

    private static String between(int thought) {
        return "between-" + thought;
    }

    private static String ahead(int thought) {
        return "ahead-" + thought;
    }

    /**
     * Of what a chunk lasts, as much as is done while the next one is thought of is lost from that (decision 72): who thinks ahead
     * moves for half a chunk with each thought at least, and without a pause while that is longer than the thought.
     */
    private static void compare(double thought, double between, double ahead) {
        double betweenAtBest = thought / (CHUNK_SECONDS + thought);
        double aheadAtBest = Math.max(0, 1 - CHUNK_SECONDS / (2 * thought));
        System.out.printf(
                Locale.ROOT,
                "thinking %.1f s of chunks that last %.2f s: the arm waits %.1f %% of the time where it thinks between them"
                        + " (possible %.1f %%), %.1f %% where it thinks ahead (%.1f %%)%n",
                thought,
                CHUNK_SECONDS,
                100 * between,
                100 * betweenAtBest,
                100 * ahead,
                100 * aheadAtBest);
        assertThat(between).isCloseTo(betweenAtBest, within(0.05));
        assertThat(ahead).isCloseTo(aheadAtBest, within(0.05));
        assertThat(ahead).isLessThan(between - 0.02);
    }

    /** Share of the time for which a policy has no plan, from its first chunk on. */
    private static double idle(Robot robot, String policy) throws Exception {
        HttpResponse<String> swapped = robot.post("/api/modules/policy/active", "{\"name\": \"" + policy + "\"}");
        assertThat(swapped.statusCode()).as(swapped.body()).isEqualTo(200);
        robot.post("/sim/reset", "{\"seed\": 7}");
        robot.step(1000);
        String id = begun(robot);
        PacketJudge judge = new PacketJudge(robot);
        JsonNode before = loop(robot);
        int idle = 0;
        for (int passed = 0; passed < SPAN_MILLIS; passed += LOOK_MILLIS) {
            robot.step(LOOK_MILLIS);
            idle += isThinking(robot.status(id)) ? 1 : 0;
            if (passed % JUDGED_MILLIS == 0) {
                judge.look();
            }
        }
        judge.look();
        judge.assertNoneUnsafe();
        JsonNode after = loop(robot);
        assertThat(ticks(after) - ticks(before)).as("ticks").isEqualTo(SPAN_MILLIS / TICK_MILLIS);
        assertThat(after.get("missed_ticks")).isEqualTo(before.get("missed_ticks"));
        assertThat(judge.judged()).as("packets").isGreaterThan(SPAN_MILLIS / TICK_MILLIS - 5);
        end(robot, id, policy);
        return (double) idle * LOOK_MILLIS / SPAN_MILLIS;
    }

    /** The first thought is waited for in any case. */
    private static String begun(Robot robot) throws Exception {
        HttpResponse<String> answer = robot.post(
                "/command",
                "{\"prompt\": \"pick up the ball\", \"options\": {\"timeout_ms\": 600000, \"confidence_min\": 0}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        String id = Robot.json(answer).get("request_id").asText();
        Await.until("the first chunk", LIMIT, () -> {
            robot.step(TICK_MILLIS);
            return robot.status(id).path("message").asText().equals("follows the policy");
        });
        return id;
    }

    private static void end(Robot robot, String id, String policy) throws Exception {
        JsonNode status = robot.status(id);
        assertThat(Robot.isFinal(status)).as(status.toString()).isFalse();
        assertThat(status.get("policy").asText()).startsWith(policy + "@");
        robot.post("/cancel", "{}");
        assertThat(Robot.isFinal(robot.stepUntilFinal(id, Duration.ofSeconds(10))))
                .isTrue();
    }

    private static boolean isThinking(JsonNode status) {
        return status.path("message").asText().equals("thinking");
    }

    private static JsonNode loop(Robot robot) throws Exception {
        return Robot.json(robot.get("/api/status")).get("loop");
    }

    private static long ticks(JsonNode loop) {
        return loop.get("ticks").asLong();
    }

    /** It is never done: it may stand still for as long as it likes. */
    private static void drop(Robot robot, String name, int thought, double nextAt) throws Exception {
        Path folder = Files.createDirectories(robot.home().folder().resolve("models/policy/" + name + "/1"));
        try (Stream<Path> files = Files.list(TRAINED)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
        Files.writeString(
                folder.resolve("model.json"),
                String.format(
                        Locale.ROOT,
                        "{\"policy\": {\"fps\": %s, \"units\": \"degrees\", \"least_thought_ms\": %d, \"next_at\": %s, \"still_sec\": 0}}",
                        FPS,
                        thought,
                        nextAt));
    }

    private static void await(Robot robot, String name) throws Exception {
        Await.until(name + " is there", LIMIT, () -> {
            robot.step(200);
            return robot.offers(name + "@1");
        });
    }
}
