package org.lepetpal.bench.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.lepetpal.bench.robot.RobotClient;
import org.lepetpal.bench.robot.RobotClient.Reply;

/** Makes one of the robot's policies the active one, as an operator would. */
final class PolicyChoice {
    /** Of real time: a model is read and loaded meanwhile. */
    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final RobotClient robot;

    PolicyChoice(RobotClient robot) {
        this.robot = robot;
    }

    /**
     * Waits until it is loaded and chooses it.
     *
     * @param policy its name, or {@code NAME@VERSION}
     * @throws IOException when there is no such policy, or it was refused
     */
    void choose(String policy) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Reply reply = order(policy);
        while (reply.code() != 200 && System.nanoTime() < end && !refused(policy)) {
            robot.step(LOOK_AGAIN);
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
            reply = order(policy);
        }
        if (reply.code() != 200) {
            throw new IOException(
                    "the robot has no policy " + policy + " to choose: " + reply.body() + " of " + candidates());
        }
    }

    private Reply order(String policy) throws IOException, InterruptedException {
        return robot.call("POST", "/api/modules/policy/active", Map.of("name", policy, "when", "now"));
    }

    private boolean refused(String policy) throws IOException, InterruptedException {
        for (JsonNode candidate : candidates()) {
            boolean meant = policy.equals(candidate.path("name").asText())
                    || policy.equals(candidate.path("id").asText());
            if (meant && candidate.path("state").asText().equals("failed")) {
                return true;
            }
        }
        return false;
    }

    private JsonNode candidates() throws IOException, InterruptedException {
        return robot.call("GET", "/api/modules/policy", Map.of()).body().path("candidates");
    }
}
