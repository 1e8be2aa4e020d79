package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.platform.PolicyJar;
import org.lepetpal.itests.platform.SwingPolicy;

/** One running command, handed from policy to policy a hundred times. */
public class HandOverIT {
    private static final int SWAPS = 100;
    private static final int TICKS_EACH = 12;
    /** Degrees a tick at 100 Hz: the safety kernel's greatest speed, and what a measurement may be off. */
    private static final double GREATEST_STEP = 2.5;

    @Test
    public void aCommandIsHandedOverAHundredTimesWithoutAJumpOrALostTick() throws Exception {
        try (Robot robot = Robot.start(Map.of("TIME", "stepped"))) {
            robot.home()
                    .drop(
                            "swing",
                            PolicyJar.of("org.example.swing", "1.0.0", SwingPolicy.class, SwingPolicy.SwingRun.class));
            Await.until("it is there", Duration.ofSeconds(60), () -> robot.offers("swing@1.0.0"));
            robot.post("/sim/reset", "{\"seed\": 7}");
            robot.step(1000);
            String id = Robot.json(robot.post(
                            "/command", "{\"prompt\": \"pick up the ball\", \"options\": {\"timeout_ms\": 600000}}"))
                    .get("request_id")
                    .asText();
            robot.step(300);
            long missed = missed(robot);
            double moved = 0;
            double[] before = positions(robot);
            for (int swap = 0; swap < SWAPS; swap++) {
                String next = swap % 2 == 0 ? "swing" : "scripted";
                assertThat(robot.post("/api/modules/policy/active", "{\"name\": \"" + next + "\", \"when\": \"now\"}")
                                .statusCode())
                        .isEqualTo(200);
                for (int tick = 0; tick < TICKS_EACH; tick++) {
                    robot.step(10);
                    double[] now = positions(robot);
                    double step = greatest(before, now);
                    assertThat(step).as("degrees in a tick, swap " + swap).isLessThan(GREATEST_STEP);
                    moved += step;
                    before = now;
                }
                JsonNode status = robot.status(id);
                assertThat(Robot.isFinal(status)).as(status.toString()).isFalse();
                assertThat(status.get("policy").asText()).startsWith(next + "@");
            }
            assertThat(moved).as("it did not just stand there").isGreaterThan(20);
            assertThat(missed(robot)).isEqualTo(missed);
            JsonNode swaps = Robot.json(robot.get("/api/swaps")).get("swaps");
            int done = 0;
            for (JsonNode swap : swaps) {
                if (swap.get("requested_by").asText().startsWith("rest")) {
                    assertThat(swap.get("result").asText()).isEqualTo("done");
                    assertThat(swap.get("missed_ticks").asLong()).isZero();
                    done++;
                }
            }
            assertThat(done).isEqualTo(SWAPS);
            robot.post("/cancel", "{}");
        }
    }

    private static double greatest(double[] before, double[] now) {
        double greatest = 0;
        for (int joint = 0; joint < now.length - 1; joint++) {
            greatest = Math.max(greatest, Math.abs(now[joint] - before[joint]));
        }
        return greatest;
    }

    private static double[] positions(Robot robot) throws Exception {
        JsonNode positions = Robot.json(robot.get("/api/status")).at("/arm/positions");
        double[] values = new double[positions.size()];
        for (int joint = 0; joint < values.length; joint++) {
            values[joint] = positions.get(joint).asDouble();
        }
        return values;
    }

    private static long missed(Robot robot) throws Exception {
        return Robot.json(robot.get("/api/status")).at("/loop/missed_ticks").asLong();
    }
}
