package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.platform.BadPolicy;
import org.lepetpal.itests.platform.OddDetector;
import org.lepetpal.itests.platform.PolicyJar;

/** Who comes is tried on the newest picture before it can become active, in real time: what fails then changes nothing. */
public class TrialIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        robot = Robot.start(Map.of("SWAP_LATENCY_BUDGET_MS", "1000"));
        Await.until("it sees", LIMIT, () -> Robot.json(robot.get("/api/status"))
                .path("sight")
                .path("classes")
                .toString()
                .contains("ball"));
    }

    @AfterClass
    public static void stop() throws Exception {
        robot.close();
    }

    @Test
    public void aPolicyThatThrowsIsNotTaken() throws Exception {
        refused(
                "policy",
                "throws",
                policy("throws"),
                "it threw IllegalStateException: I do not know how, when it was tried .*");
    }

    @Test
    public void aPolicyOfAnotherArmIsNotTaken() throws Exception {
        refused("policy", "shape", policy("shape"), ".*2 joints planned for an arm of 6, when it was tried .*");
    }

    @Test
    public void aPolicyThatHangsIsNotTaken() throws Exception {
        refused("policy", "hangs", policy("hangs"), "it has not answered what it was tried with for .*");
    }

    @Test
    public void aDetectorThatAlwaysThrowsIsNotTaken() throws Exception {
        byte[] jar = PolicyJar.needing("org.lepetpal.api.vision", "org.example.throws", "1.0.0", OddDetector.class);
        refused(
                "detector",
                "throws",
                jar,
                "it threw IllegalStateException: I see nothing at all, when it was tried .*");
    }

    @Test
    public void aPolicyThatDoesWellCanBeChosenAndHasBeenMeasured() throws Exception {
        Path jar = robot.home().drop("tires", policy("tires"));
        Await.until("it is there", LIMIT, () -> robot.offers("tires@1.0.0"));
        assertThat(candidate("policy", "tires").at("/latency/calls").asInt()).isOne();
        Files.delete(jar);
    }

    private static byte[] policy(String vice) throws Exception {
        return PolicyJar.of("org.example." + vice, "1.0.0", BadPolicy.class, BadPolicy.BadRun.class);
    }

    private static void refused(String slot, String name, byte[] jar, String reason) throws Exception {
        Path dropped = robot.home().drop(slot + "-" + name, jar);
        Await.until(
                "it has failed",
                LIMIT,
                () -> candidate(slot, name).path("state").asText().equals("failed"));
        assertThat(candidate(slot, name).path("detail").asText()).matches(reason);
        assertThat(robot.post("/api/modules/" + slot + "/active", "{\"name\": \"" + name + "\"}")
                        .statusCode())
                .isEqualTo(400);
        assertThat(robot.get("/api/swaps").body()).doesNotContain(name + "@1.0.0");
        Files.delete(dropped);
        Await.until("it has gone", LIMIT, () -> candidate(slot, name).isMissingNode());
        Await.until("the robot is well", LIMIT, () -> robot.health().equals("ok"));
    }

    private static JsonNode candidate(String slot, String name) throws Exception {
        for (JsonNode candidate : Robot.json(robot.get("/api/modules/" + slot)).path("candidates")) {
            if (candidate.path("name").asText().equals(name)) {
                return candidate;
            }
        }
        return MissingNode.getInstance();
    }
}
