package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * A real video instead of the simulated room, in stepped time: the file plays by the robot's clock, so that its rate can
 * be counted on a machine of any speed.
 */
public class VideoFileIT {
    private static final int VIEWERS = 10;
    private static final int STEP_MILLIS = 40;
    /** As long as a file of 15 pictures a second takes for one. */
    private static final int LONGEST_GAP_MILLIS = 67;

    private static final int PICTURES = 30;
    private static final Duration PATIENCE = Duration.ofMillis(1500);
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Map<String, Integer> ROUTES = Map.of(
            "/health", 200, "/api/status", 200, "/snapshot.jpg", 200, "/", 200, "/nowhere", 404, "/sim/state", 200);

    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        Path video = Path.of(System.getProperty("shared.data"), "video/dog_walking.mp4");
        assumeTrue("skipped: the shared test data is not beside the checkout", Files.exists(video));
        robot = Robot.start(
                Map.of("CAMERA", "file:" + video.toRealPath(), "TIME", "stepped", "TREAT_COOLDOWN_SEC", "0"));
    }

    @AfterClass
    public static void stop() throws Exception {
        if (robot != null) {
            robot.close();
        }
    }

    @Test
    public void tenViewersSeeEveryPictureAtTheFilesOwnRateAndAllRoutesAnswer() throws Exception {
        List<StreamReader> viewers = new ArrayList<>();
        ExecutorService eyes = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (int i = 0; i < VIEWERS; i++) {
                viewers.add(new StreamReader(robot, "/video_feed?width=1280&height=720"));
            }
            see(eyes, viewers, Integer.MAX_VALUE);
            int passed = 0;
            for (int i = 0; i < PICTURES; i++) {
                passed += see(eyes, viewers, 4 * LONGEST_GAP_MILLIS);
            }
            assertThat(passed)
                    .as("ms of the robot's time for %s pictures to each viewer", PICTURES)
                    .isLessThanOrEqualTo(PICTURES * LONGEST_GAP_MILLIS);
            everyRouteAnswers();
        } finally {
            for (StreamReader viewer : viewers) {
                viewer.close();
            }
            eyes.shutdownNow();
        }
    }

    @Test
    public void overlaysAreDrawnWhereTheyAreWishedAndNowhereElse() throws Exception {
        byte[] bare = snapshot("overlays=0");

        assertThat(snapshot("overlays=0")).as("the same moment").isEqualTo(bare);
        assertThat(snapshot("overlays=status")).isNotEqualTo(bare);
        assertThat(snapshot("overlays=1")).isNotEqualTo(bare);
        assertThat(snapshot("overlays=roi,zones"))
                .as("known, and contributed by nobody")
                .isEqualTo(bare);
    }

    /** Steps until each viewer has one more picture. @return how much of the robot's time that took, in ms */
    private static int see(ExecutorService eyes, List<StreamReader> viewers, int most) throws Exception {
        List<CompletableFuture<byte[]>> pictures = viewers.stream()
                .map(viewer -> CompletableFuture.supplyAsync(viewer::next, eyes))
                .toList();
        CompletableFuture<Object> one = CompletableFuture.anyOf(pictures.toArray(CompletableFuture[]::new));
        int passed = 0;
        while (!one.isDone()) {
            assertThat(passed).as("ms without a picture").isLessThan(most);
            robot.step(STEP_MILLIS);
            passed += STEP_MILLIS;
            await(one);
        }
        // What one viewer has is on its way to all: time stands still until they have it.
        CompletableFuture.allOf(pictures.toArray(CompletableFuture[]::new)).get(SOON.toSeconds(), TimeUnit.SECONDS);
        return passed;
    }

    /** Not every step brings a picture: the file has its own rate. */
    private static void await(CompletableFuture<Object> one) throws Exception {
        try {
            one.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException none) {
            return;
        }
    }

    private static void everyRouteAnswers() throws Exception {
        for (Map.Entry<String, Integer> route : ROUTES.entrySet()) {
            assertThat(robot.get(route.getKey()).statusCode())
                    .as(route.getKey())
                    .isEqualTo(route.getValue());
        }
        // Whether it gets there depends on the dog in the video, for which the arm waits.
        String id = robot.command("go home");
        assertThat(robot.get("/status/" + id).statusCode()).isEqualTo(200);
        assertThat(robot.post("/cancel", "{}").statusCode()).isEqualTo(200);
        assertThat(stepWhile("/speak", "{\"text\": \"Good dog!\"}").statusCode())
                .isEqualTo(200);
        assertThat(stepWhile("/dispense_treat", "{}").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> stepWhile(String path, String body) throws Exception {
        CompletableFuture<HttpResponse<String>> answer = robot.client()
                .sendAsync(
                        robot.request(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString());
        for (int i = 0; i < 200 && !answer.isDone(); i++) {
            robot.step(50);
        }
        return answer.get();
    }

    private static byte[] snapshot(String query) throws Exception {
        HttpResponse<byte[]> answer =
                robot.client().send(robot.request("/snapshot.jpg?" + query).build(), BodyHandlers.ofByteArray());
        assertThat(answer.statusCode()).as(query).isEqualTo(200);
        return answer.body();
    }
}
