package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.platform.OddDetector;
import org.lepetpal.itests.platform.PolicyJar;

/** Detectors that do badly, dropped in, in real time: the robot goes on seeing, and a person is told why one does not look any more. */
public class BadDetectorIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        robot = Robot.start(Map.of("DETECTOR_BUDGET_MS", "3000", "SWAP_TRIAL", "false"));
        Await.until("it sees", LIMIT, () -> sees("ball"));
    }

    @AfterClass
    public static void stop() throws Exception {
        robot.close();
    }

    @Test
    public void oneThatNeverReturnsBlindsNobodyAndCostsOneThread() throws Exception {
        Path jar = drop("hangs");
        awaitFailed("hangs@1.0.0", "it gave no answer for .* 3000 ms are allowed; it has kept a thread for .*");
        awaitReceipt("hangs@1.0.0 failed: it gave no answer for");
        awaitSightThatGoesOn();
        Files.delete(jar);
        Await.until("it has gone, and is said to owe an answer", LIMIT, () -> {
            JsonNode candidate = candidate("hangs@1.0.0");
            return candidate.path("state").asText().equals("withdrawn")
                    && candidate.path("detail").asText().contains("it still owes an answer");
        });
        Await.until("health tells of the thread", LIMIT, () -> health("sight")
                .contains("hangs@1.0.0 is not asked any more and has kept its thread for"));
        awaitSightThatGoesOn();
    }

    @Test
    public void oneThatThrowsAgainAndAgainIsNotAskedAnyMore() throws Exception {
        isNotAskedAnyMore("throws", "it threw IllegalStateException: I see nothing at all");
    }

    @Test
    public void oneThatSaysNothingIsNotAskedAnyMore() throws Exception {
        isNotAskedAnyMore("says-nothing", "it threw IllegalArgumentException: it gave no answer");
    }

    @Test
    public void oneThatThrowsAnErrorIsNotAskedAnyMore() throws Exception {
        isNotAskedAnyMore("errs", "it threw AssertionError: this cannot be seen");
    }

    @Test
    public void oneThatCannotSayWhatItLooksForIsShownWithTheReason() throws Exception {
        Path jar = drop("mute");
        awaitFailed("mute@1.0.0", "it threw IllegalStateException: I do not know what I look for");
        assertThat(health("detectors")).contains("mute@1.0.0 failed");
        Files.delete(jar);
    }

    private static void isNotAskedAnyMore(String name, String why) throws Exception {
        Path jar = drop(name);
        awaitFailed(name + "@1.0.0", why);
        awaitReceipt(name + "@1.0.0 failed: it threw");
        awaitSightThatGoesOn();
        Files.delete(jar);
    }

    private static Path drop(String name) throws Exception {
        return robot.home()
                .drop(
                        name,
                        PolicyJar.needing(
                                "org.lepetpal.api.vision", "org.example." + name, "1.0.0", OddDetector.class));
    }

    private static void awaitFailed(String id, String reason) throws Exception {
        Await.until(id + " has failed", LIMIT, () -> {
            JsonNode candidate = candidate(id);
            return candidate.path("state").asText().equals("failed")
                    && candidate.path("detail").asText().matches(reason);
        });
    }

    private static void awaitReceipt(String reason) throws Exception {
        Await.until("there is a receipt", LIMIT, () -> robot.get("/api/swaps")
                .body()
                .contains(reason));
    }

    private static void awaitSightThatGoesOn() throws Exception {
        long before = sight().path("sequence").asLong();
        Await.until(
                "it sees what is newer", LIMIT, () -> sight().path("sequence").asLong() > before && sees("ball"));
    }

    private static JsonNode sight() throws Exception {
        return Robot.json(robot.get("/api/status")).path("sight");
    }

    private static boolean sees(String label) throws Exception {
        return sight().path("classes").toString().contains('"' + label + '"');
    }

    private static JsonNode candidate(String id) throws Exception {
        return StreamSupport.stream(
                        Robot.json(robot.get("/api/modules/detector"))
                                .path("candidates")
                                .spliterator(),
                        false)
                .filter(candidate -> candidate.path("id").asText().equals(id))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    private static String health(String component) throws Exception {
        return Robot.json(robot.get("/health"))
                .path("components")
                .path(component)
                .path("detail")
                .asText();
    }
}
