package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    /** When it is to be sent so that it stops the arm in the middle of a phase: it needs 1.3 s to come. */
    private static final Map<String, Integer> SENT_TO_MEET =
            Map.of("approach", 300, "grasp", 2100, "lift", 2800, "ready_to_throw", 3600);

    private static final int STAYING_MILLIS = 8000;
    /** So much is over within the limit of a request on any machine. */
    private static final int A_WHILE_MILLIS = 500;

    private static final String PATIENT_BALL =
            "{\"prompt\": \"pick up the ball\", \"options\": {\"timeout_ms\": 60000}}";
    /** It walks up to the table. */
    private static final int COMING_MILLIS = 3000;

    private static final int BRAKING_MILLIS = 300;

    private static final double STILL_DEGREES = 0.5;

    private static final Pattern NOTICED =
            Pattern.compile("a dog is in the zone \\(noticed (\\d+) ms after the picture");
    private static final int TICK_MILLIS = 10;
    private static final double MOVES_DEGREES = 0.15;
    /** 3° a second. */
    private static final double STILL_DEGREES_A_TICK = 0.03;

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

    /** Longer than any policy waits for the arm. */
    @Test
    public void howeverLongItStaysACommandGoesOnFromThePhaseInWhichItWas() throws Exception {
        try (Robot robot = Robot.startForLong(STEPPED)) {
            for (Map.Entry<String, Integer> sent : SENT_TO_MEET.entrySet()) {
                robot.post("/sim/reset", "{\"seed\": 7}");
                String id = Robot.json(robot.post("/command", PATIENT_BALL))
                        .get("request_id")
                        .asText();
                robot.step(sent.getValue());
                dog(robot, true);
                assertThat(waits(robot, id)).as(robot.status(id).toString()).isTrue();
                for (int passed = 0; passed < STAYING_MILLIS; passed += A_WHILE_MILLIS) {
                    robot.step(A_WHILE_MILLIS);
                }
                JsonNode waiting = robot.status(id);
                assertThat(waits(robot, id)).as(waiting.toString()).isTrue();
                assertThat(waiting.get("phase").asText()).isEqualTo(sent.getKey());
                dog(robot, false);
                JsonNode ended = robot.stepUntilFinal(id, COMMAND_LIMIT);
                assertThat(ended.get("state").asText())
                        .as("waited in %s: %s", waiting, ended)
                        .isEqualTo("succeeded");
            }
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

    /**
     * The robot says how old the picture was by which it noticed the dog; the room, when a motor was last told to go
     * elsewhere.
     */
    @Test
    public void theArmIsAtRest200MillisecondsAfterThePictureOfTheDog() throws Exception {
        try (Robot robot = Robot.start(STEPPED)) {
            teach(robot, "left", 80);
            teach(robot, "right", -80);
            robot.step(300);
            robot.stepUntilFinal(go(robot, "left"), COMMAND_LIMIT);
            String there = "right";
            for (int lead : new int[] {700, 713, 726, 739}) {
                dog(robot, true);
                robot.step(lead);
                String id = go(robot, there);
                double captured = captured(robot, id);
                double still = restsAt(robot);
                assertThat(seconds(robot, "/arm/goal_changed_at") - captured)
                        .as("last packet that moves it, after the picture")
                        .isBetween(0.0, 0.2);
                assertThat(still - captured).as("at rest, after the picture").isBetween(0.0, 0.2);
                dog(robot, false);
                robot.stepUntilFinal(id, COMMAND_LIMIT);
                robot.step(COMING_MILLIS);
                there = there.equals("right") ? "left" : "right";
            }
        }
    }

    /** When the picture was taken that shows the dog in the zone, seconds of the room; the arm moves then. */
    private static double captured(Robot robot, String id) throws Exception {
        for (int passed = 0; passed < COMING_MILLIS; passed += TICK_MILLIS) {
            double before = joints(robot).get("shoulder_pan").asDouble();
            robot.step(TICK_MILLIS);
            Matcher age = NOTICED.matcher(robot.status(id).path("message").asText());
            if (age.find()) {
                double moved = Math.abs(joints(robot).get("shoulder_pan").asDouble() - before);
                assertThat(moved).as("it was on its way, degrees a tick").isGreaterThan(MOVES_DEGREES);
                return seconds(robot, "/simulated_seconds") - Integer.parseInt(age.group(1)) / 1000.0;
            }
        }
        throw new AssertionError("nobody noticed the dog: " + robot.status(id));
    }

    /** @return when the arm has come to rest, seconds of the room */
    private static double restsAt(Robot robot) throws Exception {
        double before = joints(robot).get("shoulder_pan").asDouble();
        for (int passed = 0; passed < COMING_MILLIS; passed += TICK_MILLIS) {
            robot.step(TICK_MILLIS);
            double now = joints(robot).get("shoulder_pan").asDouble();
            if (Math.abs(now - before) < STILL_DEGREES_A_TICK) {
                return seconds(robot, "/simulated_seconds");
            }
            before = now;
        }
        throw new AssertionError("the arm does not come to rest");
    }

    private static void teach(Robot robot, String pose, int pan) throws Exception {
        HttpResponse<String> taught = robot.send(robot.request("/api/arm/poses/" + pose)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"positions\": [" + pan + ", -60, 60, 20, 0, 20]}"))
                .build());
        assertThat(taught.statusCode()).as(taught.body()).isEqualTo(200);
    }

    private static String go(Robot robot, String pose) throws Exception {
        HttpResponse<String> answer = robot.post("/api/arm/poses/" + pose + "/go", "{}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        return Robot.json(answer).get("request_id").asText();
    }

    private static double seconds(Robot robot, String pointer) throws Exception {
        return Robot.json(robot.get("/sim/state")).at(pointer).asDouble();
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
