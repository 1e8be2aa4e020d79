package org.lepetpal.bench.eval;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.lepetpal.bench.robot.RobotClient;

/** One try at one task in one room. */
final class Episode {
    private static final Set<String> FINAL = Set.of("succeeded", "failed", "aborted");
    private static final Duration BEFORE = Duration.ofMillis(400);
    private static final Duration AFTERWARDS = Duration.ofMillis(1500);
    /** The command's own limit is 20 s; whatever lasts longer hangs. */
    private static final Duration LIMIT = Duration.ofSeconds(40);

    private static final Duration HOMING = Duration.ofSeconds(10);

    private final RobotClient robot;
    private final Duration step;
    private final Optional<String> policy;

    /** @param policy that has to do it, {@code NAME} or {@code NAME@VERSION}; empty for any */
    Episode(RobotClient robot, Duration step, Optional<String> policy) {
        this.robot = robot;
        this.step = step;
        this.policy = policy;
    }

    Result run(Task task, long seed) throws IOException, InterruptedException {
        robot.reset(seed);
        pass(BEFORE);
        String id = accepted(task);
        JsonNode status = robot.status(id);
        for (Duration spent = Duration.ZERO; spent.compareTo(LIMIT) < 0; spent = spent.plus(step)) {
            if (FINAL.contains(status.path("state").asText())) {
                pass(AFTERWARDS);
                return new Result(task, seed, status.path("duration_ms").asDouble() / 1000, judge(task, status));
            }
            robot.step(step);
            status = robot.status(id);
        }
        return new Result(
                task,
                seed,
                LIMIT.toSeconds(),
                Optional.of("hangs in phase " + status.path("phase").asText()));
    }

    /** After a failure the arm is on its way home, and takes no command until it is there. */
    private String accepted(Task task) throws IOException, InterruptedException {
        for (Duration spent = Duration.ZERO; spent.compareTo(HOMING) < 0; spent = spent.plus(step)) {
            try {
                return robot.command(task.prompt());
            } catch (IOException e) {
                if (!String.valueOf(e.getMessage()).contains("answered 409")) {
                    throw e;
                }
                robot.step(step);
            }
        }
        return robot.command(task.prompt());
    }

    private Optional<String> judge(Task task, JsonNode status) throws IOException, InterruptedException {
        String state = status.path("state").asText();
        String doer = status.path("policy").asText();
        if (policy.isPresent() && !(doer + "@").startsWith(policy.get() + "@")) {
            return Optional.of(state + ", but done by " + doer);
        }
        if (!state.equals("succeeded")) {
            JsonNode error = status.path("error");
            return Optional.of(state + " (" + error.path("code").asText() + ") in phase "
                    + status.path("phase").asText() + ": "
                    + error.path("message").asText());
        }
        return task.complaint(robot.room())
                .map(what -> "succeeded, but " + what + "; it said: "
                        + status.path("message").asText());
    }

    private void pass(Duration span) throws IOException, InterruptedException {
        for (Duration spent = Duration.ZERO; spent.compareTo(span) < 0; spent = spent.plus(step)) {
            robot.step(step);
        }
    }
}
