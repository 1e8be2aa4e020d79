package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.platform.BadPolicy;
import org.lepetpal.itests.platform.PolicyJar;

/** A policy passes its probation, and fails later on: who serves the next command, in real time. */
public class FallbackIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String BALL = "{\"prompt\": \"pick up the ball\"}";

    @Test
    public void theScriptedOneServesTheNextCommand() throws Exception {
        try (Robot robot = Robot.start(Map.of())) {
            fail(robot);

            Await.until(
                    "the next command is taken",
                    LIMIT,
                    () -> robot.post("/command", BALL).statusCode() == 202);
            JsonNode status = Robot.json(robot.get("/api/status")).get("command");
            assertThat(status.get("policy").asText()).startsWith("scripted@");
            Await.until("the robot is well", LIMIT, () -> robot.health().equals("ok"));
        }
    }

    @Test
    public void orNobodyWhereThatIsWanted() throws Exception {
        try (Robot robot = Robot.start(Map.of("POLICY_FALLBACK", "false"))) {
            fail(robot);

            Await.until("nobody serves", LIMIT, () -> robot.post("/command", BALL)
                    .body()
                    .contains("policy_failed"));
            HttpResponse<String> refused = robot.post("/command", BALL);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("tires@1.0.0", "I am tired");

            robot.post("/api/modules/policy/active", "{\"name\": \"scripted\"}");
            Await.until(
                    "the arm is free, and somebody serves",
                    LIMIT,
                    () -> robot.post("/command", BALL).statusCode() == 202);
        }
    }

    /** Ends when its command has. */
    private static void fail(Robot robot) throws Exception {
        Path jar = robot.home().folder().resolve("deploy/tires.jar");
        Path arriving = jar.resolveSibling("tires.part");
        Files.write(
                arriving,
                PolicyJar.needing(
                        "org.lepetpal.api.policy",
                        "org.example.tires",
                        "1.0.0",
                        BadPolicy.class,
                        BadPolicy.BadRun.class));
        Files.move(arriving, jar);
        Await.until("it is there", LIMIT, () -> robot.get("/api/modules/policy")
                .body()
                .contains("tires@1.0.0"));
        assertThat(robot.post("/api/modules/policy/active", "{\"name\": \"tires\"}")
                        .statusCode())
                .isEqualTo(200);
        String id = Robot.json(robot.post("/command", BALL)).get("request_id").asText();
        Await.until("it has failed", LIMIT, () -> Robot.isFinal(robot.status(id)));
        JsonNode status = robot.status(id);
        assertThat(status.at("/error/code").asText()).as(status.toString()).isEqualTo("policy_error");
        assertThat(status.get("policy").asText()).isEqualTo("tires@1.0.0");
    }
}
