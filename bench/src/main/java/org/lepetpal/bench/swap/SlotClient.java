package org.lepetpal.bench.swap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lepetpal.bench.robot.RobotClient;

/** One slot of the robot, over HTTP. */
record SlotClient(RobotClient robot, String slot) {
    /** States of candidates that serve, or would if they were chosen. */
    static final Set<String> READY = Set.of("warm", "active", "probation");

    /** The state of a candidate; empty where there is none of that name. */
    Optional<String> state(String name) throws IOException, InterruptedException {
        for (JsonNode candidate : look().path("candidates")) {
            if (candidate.path("name").asText().equals(name)) {
                return Optional.of(candidate.path("state").asText());
            }
        }
        return Optional.empty();
    }

    /** Names of those that serve, or would if they were chosen. */
    Set<String> ready() throws IOException, InterruptedException {
        Set<String> names = new HashSet<>();
        for (JsonNode candidate : look().path("candidates")) {
            if (READY.contains(candidate.path("state").asText())) {
                names.add(candidate.path("name").asText());
            }
        }
        return names;
    }

    /** Swaps, and is back when that is done. @throws IOException where it is refused */
    void choose(Map<String, Object> wish) throws IOException, InterruptedException {
        RobotClient.Reply reply = robot.call("POST", "/api/modules/" + slot + "/active", wish);
        if (reply.code() != 200) {
            throw new IOException("a swap was answered " + reply.code() + ": " + reply.body());
        }
    }

    /** All that is told of it. */
    JsonNode look() throws IOException, InterruptedException {
        return robot.call("GET", "/api/modules/" + slot, Map.of()).body();
    }
}
