package org.lepetpal.bench.swap;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.lepetpal.bench.robot.RobotClient;

/** One slot of the robot, over HTTP. */
record SlotClient(RobotClient robot, String slot) {
    /** States of candidates that serve, or would if they were chosen. */
    static final Set<String> READY = Set.of("warm", "active", "probation");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

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

    /** Waits until the state of a candidate, empty where there is none of that name, is as wished. @throws IOException where it fails, or takes too long */
    void await(String name, String what, Predicate<Optional<String>> wished) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<String> now = state(name);
        while (!wished.test(now)) {
            if (now.filter("failed"::equals).isPresent() || System.nanoTime() > end) {
                throw new IOException(name + " is " + now.orElse("not there") + ", and not " + what + ": " + look());
            }
            TimeUnit.MILLISECONDS.sleep(20);
            now = state(name);
        }
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
