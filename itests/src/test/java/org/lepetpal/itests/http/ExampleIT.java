package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.Test;
import org.lepetpal.itests.Await;

/** The worked example for authors of plug-ins, as its README tells it: dropped in, swapped to, seen moving the arm. */
public class ExampleIT {
    private static final Path JAR = Path.of("../examples/wave-policy/target/org.example.wave-1.0.0.jar");
    private static final int WRIST_ROLL = 4;

    @Test
    public void aPluginIsDroppedInSwappedToMovesTheArmAndGoes() throws Exception {
        assumeTrue("skipped: " + JAR + " is not built", Files.exists(JAR));
        try (Robot robot = Robot.start(Map.of("TIME", "stepped"))) {
            Path dropped = robot.home().drop("wave", Files.readAllBytes(JAR));
            Await.until("it is there", Duration.ofSeconds(60), () -> robot.offers("wave@1.0.0"));
            assertThat(state(robot, "wave@1.0.0")).isEqualTo("warm");

            assertThat(robot.post("/api/modules/policy/active", "{\"name\": \"wave\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(state(robot, "wave@1.0.0")).isEqualTo("probation");

            String id = robot.command("wave");
            double most = 0;
            while (!Robot.isFinal(robot.status(id))) {
                robot.step(100);
                most = Math.max(most, wrist(robot));
            }
            assertThat(robot.status(id).get("state").asText()).isEqualTo("succeeded");
            assertThat(robot.status(id).get("policy").asText()).isEqualTo("wave@1.0.0");
            assertThat(most).as("degrees").isGreaterThan(15);
            assertThat(state(robot, "wave@1.0.0")).as("it proved itself").isEqualTo("active");

            Files.delete(dropped);
            Await.until("the one before is back", Duration.ofSeconds(60), () -> state(robot, "wave@1.0.0")
                    .equals("withdrawn"));
            JsonNode receipt = Robot.json(robot.get("/api/swaps")).at("/swaps/0");
            assertThat(receipt.get("from").asText()).isEqualTo("wave@1.0.0");
            assertThat(receipt.get("to").asText()).startsWith("scripted@");
            assertThat(receipt.get("result").asText()).isEqualTo("done");
            assertThat(receipt.get("missed_ticks").asLong()).isZero();
        }
    }

    private static double wrist(Robot robot) throws IOException, InterruptedException {
        return Robot.json(robot.get("/api/status"))
                .at("/arm/positions/" + WRIST_ROLL)
                .asDouble();
    }

    private static String state(Robot robot, String id) throws IOException, InterruptedException {
        for (JsonNode candidate : Robot.json(robot.get("/api/modules/policy")).get("candidates")) {
            if (candidate.get("id").asText().equals(id)) {
                return candidate.get("state").asText();
            }
        }
        return "";
    }
}
