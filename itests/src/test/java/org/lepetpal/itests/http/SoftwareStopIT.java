package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/** The software stop over HTTP: from any phase, latched, and without motion at the reset. In stepped time. */
public class SoftwareStopIT {
    private static final int BRAKING_MILLIS = 300;
    private static final double STILL_DEGREES = 0.5;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        robot = Robot.start(Map.of("TIME", "stepped", "SIM_CAMERA_FPS", "10"));
    }

    @AfterClass
    public static void stop() throws Exception {
        robot.close();
    }

    @Before
    public void ready() throws Exception {
        robot.post("/estop/reset", "{}");
        robot.post("/sim/reset", "{\"seed\": 7}");
        robot.step(500);
        assertThat(robot.stepUntilFinal(robot.command("go home"), LIMIT)
                        .get("state")
                        .asText())
                .isEqualTo("succeeded");
    }

    @Test
    public void itEndsTheCommandInEveryPhaseAndNothingMovesUntilSomebodySaysSo() throws Exception {
        for (int into = 300; into <= 7_500; into += 1_200) {
            String id = robot.command("pick up the ball");
            robot.step(into);
            JsonNode before = robot.status(id);

            JsonNode stopped = Robot.json(robot.post("/estop", "{\"reason\": \"test\"}"));
            robot.step(BRAKING_MILLIS);

            assertThat(stopped.at("/stop/latched").asBoolean()).isTrue();
            JsonNode ended = robot.status(id);
            assertThat(ended.get("state").asText())
                    .as("after %s ms: %s", into, ended)
                    .isEqualTo("failed");
            assertThat(ended.at("/error/code").asText()).as(before.toString()).isEqualTo("safety");
            still();
            assertThat(robot.post("/command", "{\"prompt\": \"go home\"}").statusCode())
                    .isEqualTo(503);
            robot.post("/estop/reset", "{}");
            still();
            ready();
        }
    }

    @Test
    public void categoryOneTakesThePowerAwayOnceTheArmRestsAndTheResetMovesNothing() throws Exception {
        robot.command("pick up the ball");
        robot.step(1500);
        robot.post("/estop", "{\"category\": 1}");
        robot.step(2500);
        assertThat(torque()).as("all six joints are limp").doesNotContain("true");

        robot.post("/estop/reset", "{}");
        still();
    }

    @Test
    public void aBrokenRequestStopsAllTheSame() throws Exception {
        String id = robot.command("pick up the ball");
        robot.step(1000);

        assertThat(robot.post("/estop", "{\"category\": 7").statusCode()).isEqualTo(400);

        robot.step(BRAKING_MILLIS);
        assertThat(robot.status(id).at("/error/code").asText()).isEqualTo("safety");
        still();
    }

    private static String torque() throws Exception {
        return Robot.json(robot.get("/sim/state")).at("/arm/torque").toString();
    }

    private static void still() throws Exception {
        JsonNode before = joints();
        robot.step(1000);
        JsonNode after = joints();
        assertThat(before.fieldNames()).toIterable().isNotEmpty().allSatisfy(joint -> assertThat(
                        Math.abs(after.get(joint).asDouble() - before.get(joint).asDouble()))
                .as(joint)
                .isLessThan(STILL_DEGREES));
    }

    private static JsonNode joints() throws Exception {
        return Robot.json(robot.get("/sim/state")).at("/arm/joints");
    }
}
