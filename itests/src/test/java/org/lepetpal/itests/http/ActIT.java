package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;

/** The trained ACT policy of this project is dropped in, swapped to, and does something; stepped time. */
public class ActIT {
    private static final Path TRAINED = Path.of("../models/policy/ball/1");
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(40);

    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        assumeTrue("skipped: there is no " + TRAINED, Files.exists(TRAINED));
        robot = Robot.start(Map.of("TIME", "stepped", "SIM_CAMERA_FPS", "10"));
    }

    @AfterClass
    public static void stop() throws Exception {
        if (robot != null) {
            robot.close();
        }
    }

    @Test
    public void aCheckpointIsDroppedInSwappedToAndMovesTheArm() throws Exception {
        drop();
        Await.until("it is loaded", LIMIT, () -> {
            robot.step(100);
            return candidate().path("state").asText().equals("warm");
        });
        assertThat(candidate().get("origin").asText()).isEqualTo("models/policy/ball/1");
        HttpResponse<String> swapped = robot.post("/api/modules/policy/active", "{\"name\": \"ball\"}");
        assertThat(swapped.statusCode()).as(swapped.body()).isEqualTo(200);

        HttpResponse<String> untrained = robot.post("/command", "{\"prompt\": \"get the treat\"}");
        assertThat(untrained.statusCode()).as(untrained.body()).isEqualTo(400);
        assertThat(Robot.json(untrained).at("/error/code").asText()).isEqualTo("invalid");
        assertThat(untrained.body()).contains("the policy ball@1", "pick up the ball");
        JointWatch watch = new JointWatch(robot);
        JsonNode ended = watch.follow(robot.command("pick up the ball"), COMMAND_LIMIT);
        assertThat(Robot.isFinal(ended)).as(ended.toString()).isTrue();
        assertThat(ended.get("policy").asText()).as(ended.toString()).startsWith("ball@1");
        assertThat(watch.beyondLimits()).isEmpty();
        assertThat(watch.travel("shoulder_lift")).as(ended.toString()).isGreaterThan(30);
    }

    private static void drop() throws Exception {
        Path folder = Files.createDirectories(robot.home().folder().resolve("models/policy/ball/1"));
        try (Stream<Path> files = Files.list(TRAINED)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    private static JsonNode candidate() throws Exception {
        for (JsonNode candidate : Robot.json(robot.get("/api/modules/policy")).path("candidates")) {
            if (candidate.get("name").asText().equals("ball")) {
                return candidate;
            }
        }
        return MissingNode.getInstance();
    }
}
