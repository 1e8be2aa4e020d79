package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.Test;

/**
 * What a dog that comes to the table does to a command, in stepped time: the shipped detector sees it in rendered
 * pictures.
 */
public class DogIT {
    private static final Map<String, String> STEPPED = Map.of("TIME", "stepped", "SIM_CAMERA_FPS", "15");
    private static final String BALL = "pick up the ball";
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(30);
    private static final int INTO_COMMAND_MILLIS = 800;
    /** It walks up to the table. */
    private static final int COMING_MILLIS = 3000;

    private static final int BRAKING_MILLIS = 300;

    private static final double STILL_DEGREES = 0.5;

    @Test
    public void inTheZoneItMakesTheArmWaitUntilItHasGone() throws Exception {
        try (Robot robot = Robot.start(STEPPED)) {
            String id = robot.command(BALL);
            robot.step(INTO_COMMAND_MILLIS);
            dog(robot, true);
            assertThat(waits(robot, id)).as(robot.status(id).toString()).isTrue();
            robot.step(BRAKING_MILLIS);
            JsonNode before = joints(robot);
            robot.step(2000);
            JsonNode after = joints(robot);
            assertThat(before.fieldNames()).toIterable().isNotEmpty().allSatisfy(joint -> assertThat(Math.abs(
                            after.get(joint).asDouble() - before.get(joint).asDouble()))
                    .as(joint)
                    .isLessThan(STILL_DEGREES));

            assertThat(waits(robot, id)).as(robot.status(id).toString()).isTrue();
            dog(robot, false);
            JsonNode ended = robot.stepUntilFinal(id, COMMAND_LIMIT);
            assertThat(ended.get("state").asText()).as(ended.toString()).isEqualTo("succeeded");
        }
    }

    @Test
    public void inViewButNotInTheZoneItKeepsTheBallInTheHand() throws Exception {
        Map<String, String> settings = new HashMap<>(STEPPED);
        settings.put("WORKSPACE_ZONE", "off");
        try (Robot robot = Robot.start(settings)) {
            dog(robot, true);
            robot.step(2000);
            JsonNode ended = robot.stepUntilFinal(robot.command(BALL), COMMAND_LIMIT);

            assertThat(ended.get("state").asText()).as(ended.toString()).isEqualTo("succeeded");
            assertThat(ended.get("message").asText()).containsIgnoringCase("dog");
            assertThat(Robot.json(robot.get("/sim/state")).at("/ball/thrown").asBoolean())
                    .isFalse();
        }
    }

    private static boolean waits(Robot robot, String id) throws Exception {
        for (int passed = 0; passed < COMING_MILLIS; passed += 50) {
            JsonNode status = robot.status(id);
            if (status.get("message").asText().contains("workspace-clear: a dog is in the zone")) {
                return status.get("state").asText().equals("executing");
            }
            robot.step(50);
        }
        return false;
    }

    private static void dog(Robot robot, boolean present) throws Exception {
        assertThat(robot.post("/sim/dog", "{\"present\": " + present + "}").statusCode())
                .isEqualTo(200);
    }

    private static JsonNode joints(Robot robot) throws Exception {
        return Robot.json(robot.get("/sim/state")).at("/arm/joints");
    }
}
