package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;

/** A SmolVLA checkpoint as LeRobot saves it, tiny and with random weights, in the real distribution; stepped time. */
public class SmolVlaIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(40);

    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        Path checkpoint = Path.of(System.getProperty("shared.data"), "smolvla/tiny64");
        assumeTrue("skipped: the shared test data is not beside the checkout", Files.exists(checkpoint));
        robot = Robot.start(Map.of(
                "TIME",
                "stepped",
                "SIM_CAMERA_FPS",
                "10",
                "MODEL_PATH",
                checkpoint.toRealPath().toString(),
                "SMOLVLA_CAMERAS",
                "front:camera1,none:camera2"));
    }

    @AfterClass
    public static void stop() throws Exception {
        if (robot != null) {
            robot.close();
        }
    }

    @Test
    public void itIsPreferredServesAnyTextAndGivesWayToTheScriptedOne() throws Exception {
        active("smolvla@");
        String id = robot.command("put the ball into the bowl, please");
        JsonNode ended = robot.stepUntilFinal(id, COMMAND_LIMIT);
        assertThat(ended.get("policy").asText()).as(ended.toString()).startsWith("smolvla@");
        // Random weights are sure of nothing, or of standing still; what counts is that its plans reached the loop.
        assertThat(ended.get("confidence").isNumber()).as(ended.toString()).isTrue();
        assertThat(ended.at("/error/code").asText())
                .as(ended.toString())
                .isIn("", "low_confidence", "timeout", "safety");

        HttpResponse<String> swapped = robot.post("/api/modules/policy/active", "{\"name\": \"scripted\"}");
        assertThat(swapped.statusCode()).as(swapped.body()).isEqualTo(200);
        active("scripted@");
        robot.stepUntilFinal(robot.command("go home"), COMMAND_LIMIT);
        robot.post("/sim/reset", "{\"seed\": 7}");
        robot.step(500);
        JsonNode picked = robot.stepUntilFinal(robot.command("pick up the ball"), COMMAND_LIMIT);
        assertThat(picked.get("state").asText()).as(picked.toString()).isEqualTo("succeeded");
    }

    private static void active(String policy) throws Exception {
        Await.until("the active policy is " + policy, LIMIT, () -> {
            robot.step(50);
            return Robot.json(robot.get("/api/modules/policy")).toString().contains("\"active\":[\"" + policy);
        });
    }
}
