package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.platform.PolicyJar;
import org.lepetpal.itests.platform.UnrulyParts;

/** The main job from end to end, in stepped time, over HTTP. */
public class MainJobIT {
    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        robot = Robot.startForLong(Map.of("TIME", "stepped", "SIM_CAMERA_FPS", "15"));
    }

    @AfterClass
    public static void stop() throws Exception {
        robot.close();
    }

    @Before
    public void atHome() throws Exception {
        robot.stepUntilFinal(robot.command("go home"), Duration.ofSeconds(15));
    }

    @Test
    public void theBallIsPickedUpAndThrown() throws Exception {
        robot.post("/sim/reset", "{\"seed\": 7}");
        robot.step(1000);

        JsonNode status = robot.stepUntilFinal(robot.command("pick up the ball"), Duration.ofSeconds(25));

        assertThat(status.get("state").asText()).as(status.toString()).isEqualTo("succeeded");
        assertThat(status.get("phase").isNull()).isTrue();
        robot.step(3000);
        JsonNode ball = Robot.json(robot.get("/sim/state")).get("ball");
        assertThat(ball.get("greatest_height").asDouble()).as(ball.toString()).isGreaterThan(0.10);
        assertThat(ball.get("thrown").asBoolean()).as(ball.toString()).isTrue();
    }

    /** The policy brings the ball where the pose was taught, and the kernel asks for the same. */
    @Test
    public void theBallIsThrownFromThePoseThatWasTaught() throws Exception {
        String pose = "/api/arm/poses/ready_to_throw";
        HttpResponse<String> taught = robot.send(robot.request(pose)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString("{\"positions\": [30, -55, 55, -10, 0, 40]}"))
                .build());
        assertThat(taught.statusCode()).as(taught.body()).isEqualTo(200);
        try {
            robot.post("/sim/reset", "{\"seed\": 7}");
            robot.step(1000);

            JsonNode status = robot.stepUntilFinal(robot.command("pick up the ball"), Duration.ofSeconds(25));

            assertThat(status.get("state").asText()).as(status.toString()).isEqualTo("succeeded");
            robot.step(3000);
            JsonNode ball = Robot.json(robot.get("/sim/state")).get("ball");
            assertThat(ball.get("thrown").asBoolean()).as(ball.toString()).isTrue();
        } finally {
            robot.send(robot.request(pose).DELETE().build());
        }
    }

    @Test
    public void theTreatEndsInTheBowl() throws Exception {
        robot.post("/sim/reset", "{\"seed\": 11}");
        robot.step(1000);
        var dispensed = robot.client()
                .sendAsync(
                        robot.request("/dispense_treat")
                                .POST(HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        for (int i = 0; i < 60 && !dispensed.isDone(); i++) {
            robot.step(100);
        }
        assertThat(dispensed.get().statusCode()).as(dispensed.get().body()).isEqualTo(200);
        robot.step(2000);

        JsonNode status = robot.stepUntilFinal(robot.command("get the treat"), Duration.ofSeconds(25));

        assertThat(status.get("state").asText()).as(status.toString()).isEqualTo("succeeded");
        robot.step(1000);
        JsonNode state = Robot.json(robot.get("/sim/state"));
        assertThat(state.toString()).contains("\"in_bowl\":true");
    }

    @Test
    public void withNothingThereItSaysSo() throws Exception {
        robot.post("/sim/reset", "{\"seed\": 3}");
        robot.step(1000);
        robot.stepUntilFinal(robot.command("pick up the ball"), Duration.ofSeconds(25));
        robot.step(3000);

        JsonNode status = robot.stepUntilFinal(robot.command("pick up the ball"), Duration.ofSeconds(25));

        assertThat(status.get("state").asText()).as("the ball was thrown away").isEqualTo("failed");
        assertThat(status.at("/error/code").asText()).isEqualTo("object_not_found");
    }

    @Test
    public void whatIsOutOfReachIsNamed() throws Exception {
        assertThat(robot.post("/sim/reset", "{\"seed\": 3, \"ball\": [-0.12, -0.33]}")
                        .statusCode())
                .isEqualTo(200);
        robot.step(1000);

        JsonNode status = robot.stepUntilFinal(robot.command("pick up the ball"), Duration.ofSeconds(25));

        assertThat(status.get("state").asText()).isEqualTo("failed");
        assertThat(status.get("message").asText()).contains("reach");
    }

    @Test
    public void aLostBusFailsTheCommandAndAllIsWellAfterwards() throws Exception {
        robot.post("/sim/reset", "{\"seed\": 5}");
        robot.step(1000);
        String id = robot.command("pick up the ball");
        robot.step(2500);

        robot.post("/sim/bus", "{\"connected\": false}");
        robot.step(1000);
        assertThat(robot.status(id).get("message").asText())
                .as("for two seconds another arm may come")
                .contains("another arm");
        robot.step(1500);

        JsonNode status = robot.status(id);
        assertThat(status.get("state").asText()).as(status.toString()).isEqualTo("failed");
        assertThat(status.at("/error/code").asText()).isEqualTo("arm_error");
        assertThat(robot.health()).isEqualTo("degraded");
        assertThat(robot.post("/command", "{\"prompt\": \"pick up the ball\"}").statusCode())
                .isEqualTo(503);

        robot.post("/sim/bus", "{\"connected\": true}");
        Await.until("the arm is back", Duration.ofSeconds(60), () -> {
            robot.step(500);
            return robot.health().equals("ok");
        });
        status = robot.stepUntilFinal(robot.command("go home"), Duration.ofSeconds(10));
        assertThat(status.get("state").asText()).isEqualTo("succeeded");
    }

    @Test
    public void aDroppedBundleWhosePartsThrowHarmsNothingElse() throws Exception {
        Path jar = robot.home().drop("unruly", PolicyJar.of("org.example.unruly", "1.0.0", UnrulyParts.class));
        Await.until("it is listed as down", Duration.ofSeconds(60), () -> Robot.json(robot.get("/health"))
                .at("/components/org.example.unruly/status")
                .asText()
                .equals("down"));
        try {
            assertThat(robot.health()).isEqualTo("ok");
            assertThat(robot.get("/api/status").statusCode()).isEqualTo(200);
            assertThat(robot.get("/snapshot.jpg").statusCode()).isEqualTo(200);
            HttpResponse<String> accepted = robot.post("/command", "{\"prompt\": \"pick up the ball\"}");
            assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
            assertThat(robot.post("/cancel", "{}").statusCode()).isEqualTo(200);
        } finally {
            Files.delete(jar);
        }
        Await.until("it is gone", Duration.ofSeconds(60), () -> Robot.json(robot.get("/health"))
                .at("/components/org.example.unruly")
                .isMissingNode());
    }

    @Test
    public void everyChangeOfACommandIsOneLogLine() throws Exception {
        robot.post("/sim/reset", "{\"seed\": 9}");
        robot.step(1000);
        String id = robot.command("pick up the ball");
        robot.stepUntilFinal(id, Duration.ofSeconds(25));

        List<String> lines = robot.home()
                .log()
                .filter(line -> line.contains(id) && line.contains(" -> "))
                .toList();
        assertThat(lines).isNotEmpty().allMatch(line -> line.contains("\"request_id\":\"" + id + "\""));
        assertThat(String.join("\n", lines))
                .contains("planning -> executing")
                .contains("phase=grasp")
                .contains("duration_ms=")
                .contains("policy=scripted@");
    }
}
