package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.RobotHome;
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

    /** It says nothing any more, and heeds no interrupt: a thread is lost, and no command. */
    @Test
    public void aCommandWhosePolicyHangsGoesOnWithTheScriptedOne() throws Exception {
        try (Robot robot = Robot.start(Map.of("POLICY_BUDGET_MS", "2000"))) {
            String id = command(robot, "dozes");
            Await.until(
                    "it is handed over, or over",
                    LIMIT,
                    () -> robot.status(id).path("policy").asText().startsWith("scripted@")
                            || Robot.isFinal(robot.status(id)));
            JsonNode status = robot.status(id);
            assertThat(status.path("policy").asText()).as(status.toString()).startsWith("scripted@");
            assertThat(policies(robot).toString())
                    .contains("it gave no answer for", "2000 ms are allowed; it has kept a thread for");
            Await.until("health tells of its thread", LIMIT, () -> robot.get("/health")
                    .body()
                    .contains("calls of policies that do not return: 1"));

            Await.until("it is over", LIMIT, () -> Robot.isFinal(robot.status(id)));
            Await.until(
                    "the next command is taken",
                    LIMIT,
                    () -> robot.post("/command", BALL).statusCode() == 202);
            JsonNode next = Robot.json(robot.get("/api/status")).get("command");
            Await.until("it is served", LIMIT, () -> robot.status(
                            next.get("request_id").asText())
                    .path("policy")
                    .asText()
                    .startsWith("scripted@"));
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

    /** A learned policy answers at once, whatever its model does: its failure is told later, and counts the same. */
    @Test
    public void soItDoesForALearnedOneWhoseModelThinksForTooLong() throws Exception {
        Path checkpoint = Path.of(System.getProperty("shared.data"), "smolvla/tiny64");
        assumeTrue("skipped: the shared test data is not beside the checkout", Files.exists(checkpoint));
        Path ponderous = ponderous(checkpoint);
        try (Robot robot = Robot.start(Map.of(
                "MODEL_PATH",
                ponderous.toString(),
                "SMOLVLA_CAMERAS",
                "front:camera1,none:camera2",
                "SMOLVLA_THREADS",
                "1",
                "SMOLVLA_TIMEOUT_SEC",
                "1",
                "SWAP_TRIAL",
                "false"))) {
            Await.until(
                    "it is active",
                    LIMIT,
                    () -> policies(robot).at("/active/0").asText().startsWith("smolvla@"));
            String id = robot.command("pick up the ball");
            Await.until("it has failed", LIMIT, () -> Robot.isFinal(robot.status(id)));
            JsonNode status = robot.status(id);
            assertThat(status.at("/error/code").asText()).as(status.toString()).isEqualTo("policy_error");
            assertThat(status.get("policy").asText()).startsWith("smolvla@");

            Await.until(
                    "the next command is taken",
                    LIMIT,
                    () -> robot.post("/command", BALL).statusCode() == 202);
            JsonNode next = Robot.json(robot.get("/api/status")).get("command");
            assertThat(next.get("policy").asText()).startsWith("scripted@");
            assertThat(policies(robot).toString()).contains("has thought for more than 1 s");
        } finally {
            RobotHome.deleteTree(ponderous);
        }
    }

    private static JsonNode policies(Robot robot) throws Exception {
        return Robot.json(robot.get("/api/modules/policy"));
    }

    /** The same model with as many steps to each chunk as are allowed: seconds, and as many more if it were warmed up. */
    private static Path ponderous(Path checkpoint) throws IOException {
        Path folder = Files.createTempDirectory("ponderous");
        try (Stream<Path> files = Files.walk(checkpoint)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = folder.resolve(checkpoint.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.write(copy, Files.readAllBytes(file));
            }
        }
        Path config = folder.resolve("config.json");
        Files.writeString(config, Files.readString(config).replaceAll("\"num_steps\": *\\d+", "\"num_steps\": 4096"));
        Files.writeString(folder.resolve("model.json"), "{\"policy\": {\"warm_up\": 0}}");
        return folder;
    }

    /** Ends when its command has. */
    private static void fail(Robot robot) throws Exception {
        String id = command(robot, "tires");
        Await.until("it has failed", LIMIT, () -> Robot.isFinal(robot.status(id)));
        JsonNode status = robot.status(id);
        assertThat(status.at("/error/code").asText()).as(status.toString()).isEqualTo("policy_error");
        assertThat(status.get("policy").asText()).isEqualTo("tires@1.0.0");
    }

    /** @return of a command that one with this vice serves */
    private static String command(Robot robot, String vice) throws Exception {
        robot.home()
                .drop(
                        vice,
                        PolicyJar.needing(
                                "org.lepetpal.api.policy",
                                "org.example." + vice,
                                "1.0.0",
                                BadPolicy.class,
                                BadPolicy.BadRun.class));
        Await.until("it is there", LIMIT, () -> robot.offers(vice + "@1.0.0"));
        assertThat(robot.post("/api/modules/policy/active", "{\"name\": \"" + vice + "\"}")
                        .statusCode())
                .isEqualTo(200);
        return Robot.json(robot.post("/command", BALL)).get("request_id").asText();
    }
}
