package org.lepetpal.cli.arm;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.lepetpal.cli.person.Person;
import org.lepetpal.cli.robot.Robot;

/** The robot's software stop, from afar. */
public final class Stop {
    private static final int POWER_REMOVED = 1;
    private static final int POWER_KEPT = 2;
    private static final Duration PACE = Duration.ofMillis(100);
    private static final int PATIENCE = 50;

    private final Robot robot;

    public Stop(Robot robot) {
        this.robot = robot;
    }

    /** Ends all motion; the motors hold the arm. */
    public void hold(String reason) throws IOException, InterruptedException {
        stop(POWER_KEPT, reason);
    }

    /** Ends all motion, then takes power from the motors. */
    public void goLimp(String reason) throws IOException, InterruptedException {
        stop(POWER_REMOVED, reason);
    }

    /** Lets the arm be moved again; moves nothing. */
    public void reset() throws IOException, InterruptedException {
        robot.post("/estop/reset", Map.of());
    }

    /**
     * Waits until the arm has come to rest, and its power is off where the stop says so.
     *
     * @return false when it had not within about 5 s, or the robot cannot tell
     */
    public boolean awaitRest(Person person) throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE; i++) {
            JsonNode stop = robot.get("/api/status").path("stop");
            if (stop.path("at_rest").asBoolean()) {
                return true;
            }
            person.key(PACE);
        }
        return false;
    }

    /**
     * Whether the robot reaches an arm. Where it reaches none, that all is at rest means no more than that it knows of none that
     * moves or holds.
     */
    public boolean reachesArm() throws IOException, InterruptedException {
        String status = component("arm").path("status").asText();
        return status.equals("ok") || status.equals("degraded");
    }

    /** What the robot says of its arm and of the stop, for people; one line. */
    public String standing() throws IOException, InterruptedException {
        return "arm: " + said("arm") + "; safety: " + said("safety");
    }

    /** What the robot says of its arm, for people. */
    public String armStanding() throws IOException, InterruptedException {
        return said("arm");
    }

    private String said(String component) throws IOException, InterruptedException {
        return component(component).path("detail").asText("nothing is known of it");
    }

    private JsonNode component(String name) throws IOException, InterruptedException {
        return robot.health().path("components").path(name);
    }

    private void stop(int category, String reason) throws IOException, InterruptedException {
        robot.post("/estop", Map.of("category", category, "reason", reason));
    }
}
