package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * A gripper that is told to close further than the ball lets it, in stepped time: its servo, set as LeRobot sets it,
 * protects itself after 2 s above a quarter of its force, and keeps that alarm until somebody helps it.
 */
public class GripIT {
    private static final int GRIPPER = 5;
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(20);
    /** In docs/arm-faults.md. */
    private static final long WELL_AGAIN_MILLIS = 2000;

    /** Half as much again as what the servo's protection begins to count at. */
    private static final double SQUEEZE_PERCENT = 37;
    /** Percent a second. */
    private static final double STILL = 3;

    private static final int STEP_MILLIS = 20;

    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        robot = Robot.start(Map.of("TIME", "stepped", "SIM_CAMERA_FPS", "10"));
    }

    @AfterClass
    public static void stop() throws Exception {
        robot.close();
    }

    /** The jaws, which were about to close on the ball, are sent there with all their might, and have just met it. */
    @Before
    public void squeeze() throws Exception {
        robot.post("/estop/reset", "{}");
        robot.post("/cancel", "{}");
        robot.post("/sim/reset", "{\"seed\": 7}");
        robot.step(500);
        String id = robot.command("pick up the ball");
        stepUntil(() -> "grasp".equals(robot.status(id).path("phase").asText()));
        double open = gripper().get("position").asDouble();
        stepUntil(() -> gripper().get("position").asDouble() < open - 5);
        robot.post("/cancel", "{}");
        robot.step(200);
        close();
        stepUntil(GripIT::squeezes);
    }

    private static void stepUntil(Callable<Boolean> condition) throws Exception {
        for (long passed = 0; !condition.call(); passed += STEP_MILLIS) {
            assertThat(passed).isLessThan(COMMAND_LIMIT.toMillis());
            robot.step(STEP_MILLIS);
        }
    }

    /** Sends the jaws together, the arm as it is. */
    private static void close() throws Exception {
        ArrayNode closed =
                (ArrayNode) put("/api/arm/poses/closed", "{}").get("positions").deepCopy();
        closed.set(GRIPPER, 0);
        put("/api/arm/poses/closed", "{\"positions\": " + closed + "}");
        robot.step(500);
        assertThat(robot.post("/api/arm/poses/closed/go", "{}").statusCode()).isEqualTo(202);
    }

    private static boolean squeezes() throws Exception {
        return Math.abs(gripper().get("load_percent").asDouble()) >= SQUEEZE_PERCENT
                && Math.abs(gripper().get("speed").asDouble()) < STILL;
    }

    private static JsonNode gripper() throws Exception {
        return Robot.json(robot.get("/api/arm")).at("/joints/" + GRIPPER + "/reading");
    }

    @Test
    public void isEasedBeforeItsServoProtectsItself() throws Exception {
        robot.post("/cancel", "{}");
        for (int i = 0; i < 30; i++) {
            robot.step(200);
            assertThat(arm().get("status").asText()).as(arm().toString()).isEqualTo("ok");
        }
        assertHeld();
    }

    @Test
    public void isWellAgainByItselfWhenItsServoHasProtectedItself() throws Exception {
        // While a stop is latched nobody eases it.
        robot.post("/estop", "{\"category\": 2}");
        robot.step(4000);
        assertThat(arm().get("detail").asText()).isEqualTo("gripper reports overload");
        robot.post("/estop/reset", "{}");
        String home = robot.command("go home");
        robot.step(WELL_AGAIN_MILLIS);
        assertThat(robot.health()).as(arm().toString()).isEqualTo("ok");
        assertThat(robot.stepUntilFinal(home, COMMAND_LIMIT).get("state").asText())
                .isEqualTo("succeeded");
        assertHeld();
        robot.step(5000);
        assertThat(robot.health()).as("stays so: " + arm()).isEqualTo("ok");
    }

    @Test
    public void isNotSqueezedAnewByAPoseThatWouldCloseIt() throws Exception {
        robot.post("/cancel", "{}");
        robot.step(1000);
        close();
        for (int i = 0; i < 50; i++) {
            robot.step(STEP_MILLIS);
            assertThat(squeezes()).isFalse();
        }
        assertHeld();
    }

    private static JsonNode arm() throws Exception {
        return Robot.json(robot.get("/health")).at("/components/arm");
    }

    private static void assertHeld() throws Exception {
        assertThat(Robot.json(robot.get("/sim/state")).path("holding").asText()).isEqualTo("ball");
    }

    private static JsonNode put(String path, String body) throws Exception {
        var answer = robot.send(robot.request(path)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofString(body))
                .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Robot.json(answer);
    }
}
