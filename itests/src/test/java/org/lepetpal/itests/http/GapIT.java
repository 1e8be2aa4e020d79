package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.platform.BlinkCamera;
import org.lepetpal.itests.platform.OddDetector;
import org.lepetpal.itests.platform.PolicyJar;

/**
 * Who watches {@code /video_feed} sees a new picture at least every second frame time while the detector or the camera's bundle is
 * swapped. Frame times are simulated, and counted: how long a picture takes over the network decides nothing.
 */
public class GapIT {
    private static final int FPS = 10;
    private static final long FRAME_MILLIS = 1000 / FPS;
    private static final int MOST_FRAMES = 300;
    /** Wall time in which a picture that was sent has arrived. */
    private static final long ARRIVAL_SECONDS = 3;

    /** When the pictures that came were taken. */
    private static final BlockingQueue<Instant> PICTURES = new LinkedBlockingQueue<>();

    private static Robot robot;
    private static StreamReader reader;

    private int missing;

    @BeforeClass
    public static void watch() throws Exception {
        robot = Robot.start(Map.of(
                "TIME", "stepped", "SIM_CAMERA_FPS", String.valueOf(FPS), "API_TOKEN", "sixteen-letters-at-least"));
        reader = new StreamReader(robot, "/video_feed?width=320");
        Thread.ofVirtual().name("viewer").start(() -> {
            while (reader.next().length > 0) {
                PICTURES.add(reader.taken());
            }
        });
    }

    @AfterClass
    public static void stop() throws Exception {
        if (reader != null) {
            reader.close();
        }
        if (robot != null) {
            robot.close();
        }
    }

    @Test
    public void aCameraComesIsSwappedIsUpdatedAndGoes() throws Exception {
        watchUntil(() -> camera().startsWith("front@"));
        Path jar = robot.home().drop("blink", jar("1.0.0"));
        watchUntil(() -> camera().equals("blink@1.0.0"));
        for (int i = 0; i < 20; i++) {
            String name = i % 2 == 0 ? "front" : "blink";
            swap("camera", "{\"name\": \"" + name + "\"}");
            watchUntil(() -> camera().startsWith(name + "@"));
            frames(2);
        }
        swap("camera", "{\"automatic\": true}");
        HttpResponse<String> updated = robot.send(robot.request("/api/bundles")
                .header("Content-Type", "application/java-archive")
                .POST(BodyPublishers.ofByteArray(jar("1.1.0")))
                .build());
        assertThat(updated.statusCode()).as(updated.body()).isEqualTo(201);
        watchUntil(() -> camera().equals("blink@1.1.0"));
        Files.delete(jar);
        watchUntil(() -> camera().startsWith("front@"));
        frames(5);
    }

    /** In the web console as it comes from Felix. */
    @Test
    public void theBundleOfTheRobotsOwnCamerasIsUpdatedStoppedAndStarted() throws Exception {
        Console console = Console.of(robot);
        long bundle = console.bundle("org.lepetpal.camera");
        watchUntil(() -> camera().startsWith("front@"));
        for (int i = 0; i < 10; i++) {
            long before = servings();
            console.act(bundle, "update");
            watchUntil(() -> servings() > before && camera().startsWith("front@"));
            frames(3);
        }
        for (int i = 0; i < 10; i++) {
            console.act(bundle, "stop");
            watchUntil(() -> camera().isEmpty());
            frames(i);
            console.act(bundle, "start");
            watchUntil(() -> camera().startsWith("front@"));
            frames(3);
        }
    }

    /** How often the robot's own camera has been there since the robot's start. */
    private static long servings() throws IOException {
        return robot.home()
                .log()
                .filter(line -> line.contains("camera front serves"))
                .count();
    }

    @Test
    public void aDetectorComesIsSwappedAndGoes() throws Exception {
        watchUntil(() -> detectors().contains("\"color@"));
        Path jar = robot.home()
                .drop(
                        "hedgehogs",
                        PolicyJar.needing(
                                "org.lepetpal.api.vision", "org.example.hedgehogs", "1.0.0", OddDetector.class));
        watchUntil(() -> detectors().contains("hedgehogs@1.0.0"));
        for (int i = 0; i < 20; i++) {
            boolean alone = i % 2 == 0;
            String receipt = swap("detector", alone ? "{\"names\": [\"color\"]}" : "{\"automatic\": true}");
            assertThat(receipt).contains("\"result\":\"done\"");
            assertThat(detectors().contains("hedgehogs@1.0.0")).isNotEqualTo(alone);
            frames(2);
        }
        Files.delete(jar);
        watchUntil(() -> !detectors().contains("hedgehogs@1.0.0"));
        frames(5);
    }

    private void watchUntil(Callable<Boolean> done) throws Exception {
        for (int i = 0; !done.call(); i++) {
            assertThat(i)
                    .as("frames until it came about: "
                            + (i < MOST_FRAMES ? "" : robot.get("/health").body()))
                    .isLessThan(MOST_FRAMES);
            frames(1);
        }
    }

    /** Lets frame times pass; in none but single ones may the viewer get nothing. */
    private void frames(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            Instant begun = Instant.now().truncatedTo(ChronoUnit.MICROS);
            robot.step(FRAME_MILLIS);
            missing = hasCome(begun) ? 0 : missing + 1;
            assertThat(missing).as("frame times in a row without a picture").isLessThan(2);
        }
    }

    /** Whether a picture comes that was taken then or later; one that was taken earlier and comes late is none. */
    private static boolean hasCome(Instant then) throws InterruptedException {
        Optional<Instant> taken;
        do {
            taken = Optional.ofNullable(PICTURES.poll(ARRIVAL_SECONDS, TimeUnit.SECONDS));
        } while (taken.isPresent() && taken.get().isBefore(then));
        return taken.isPresent();
    }

    /** @return the receipt */
    private static String swap(String slot, String wish) throws Exception {
        HttpResponse<String> answer = robot.post("/api/modules/" + slot + "/active", wish);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String detectors() throws Exception {
        return active("detector").toString();
    }

    private static String camera() throws Exception {
        return active("camera").path(0).asText();
    }

    private static JsonNode active(String slot) throws Exception {
        return Robot.json(robot.get("/api/modules/" + slot)).path("active");
    }

    private static byte[] jar(String version) throws Exception {
        return PolicyJar.needing(
                "org.lepetpal.api.vision,org.lepetpal.api.time", "org.example.blink", version, BlinkCamera.class);
    }
}
