package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;

/** An episode of a dataset that LeRobot's own writer wrote is played by the simulated arm; stepped time. */
public class ReplayIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration COMMAND_LIMIT = Duration.ofSeconds(40);

    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        Path dataset = Path.of(System.getProperty("shared.data"), "so101/lerobot_v3_sample");
        assumeTrue("skipped: the shared test data is not beside the checkout", Files.exists(dataset));
        robot = Robot.start(Map.of(
                "TIME",
                "stepped",
                "SIM_CAMERA_FPS",
                "10",
                "REPLAY_PATH",
                dataset.toRealPath().toString(),
                "REPLAY_EPISODE",
                "0"));
    }

    @AfterClass
    public static void stop() throws Exception {
        if (robot != null) {
            robot.close();
        }
    }

    @Test
    public void anEpisodeIsPlayedWithinTheLimits() throws Exception {
        Await.until("the episode can be chosen", LIMIT, () -> {
            robot.step(100);
            HttpResponse<String> swapped = robot.post("/api/modules/policy/active", "{\"name\": \"replay\"}");
            return swapped.statusCode() == 200;
        });
        JointWatch watch = new JointWatch(robot);
        HttpResponse<String> taken =
                robot.post("/command", "{\"prompt\": \"replay\", \"options\": {\"timeout_ms\": 40000}}");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        JsonNode ended = watch.follow(Robot.json(taken).get("request_id").asText(), COMMAND_LIMIT);
        assertThat(ended.get("state").asText()).as(ended.toString()).isEqualTo("succeeded");
        assertThat(ended.get("policy").asText()).startsWith("replay@");
        assertThat(watch.beyondLimits()).isEmpty();
        // from the folded pose at -98
        assertThat(watch.travel("shoulder_lift")).isGreaterThan(50);
    }
}
