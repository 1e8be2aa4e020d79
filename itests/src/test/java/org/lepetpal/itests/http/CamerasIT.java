package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.RobotHome;

/** Two cameras of the real robot in real time: one on the network, which can be pulled, and a folder of pictures. */
public class CamerasIT {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int FRONT_WIDTH = 320;
    private static final int SHELF_WIDTH = 200;

    private static Path folder;
    private static byte[] shelf;
    private static List<byte[]> pictures;
    private static PictureServer camera;
    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        folder = Files.createTempDirectory("lepetpal-pictures");
        shelf = jpeg(SHELF_WIDTH, 120, Color.ORANGE);
        Files.write(folder.resolve("one.jpg"), shelf);
        pictures = List.of(jpeg(FRONT_WIDTH, 240, Color.RED), jpeg(FRONT_WIDTH, 240, Color.BLUE));
        camera = new PictureServer(pictures);
        robot = Robot.start(Map.of(
                "CAMERAS", "front=" + camera.address() + ",shelf=file:" + folder,
                "CAMERA_FROZEN_SEC", "2",
                "STREAM_MAX_CLIENTS", "1",
                "ARM", "none"));
    }

    @AfterClass
    public static void stop() throws Exception {
        if (robot != null) {
            robot.close();
        }
        camera.close();
        RobotHome.deleteTree(folder);
    }

    @Test
    public void eachCameraIsWatchedByItsNameAndTheFirstIsTheRobots() throws Exception {
        awaitFront("ok");
        assertThat(width(snapshot(""))).isEqualTo(FRONT_WIDTH);
        assertThat(width(snapshot("camera=front"))).isEqualTo(FRONT_WIDTH);
        assertThat(width(snapshot("camera=0"))).isEqualTo(FRONT_WIDTH);
        assertThat(width(snapshot("camera=shelf"))).isEqualTo(SHELF_WIDTH);
        assertThat(width(snapshot("camera=1"))).isEqualTo(SHELF_WIDTH);
        HttpResponse<String> unknown = robot.get("/snapshot.jpg?camera=tail");
        assertThat(unknown.statusCode()).isEqualTo(400);
        assertThat(unknown.body()).contains("front, shelf");
    }

    @Test
    public void whatTheCameraSentGoesToViewersAsItIs() throws Exception {
        awaitFront("ok");
        byte[] sent = snapshot("overlays=0");
        assertThat(pictures.stream().anyMatch(picture -> Arrays.equals(picture, sent)))
                .as("the very bytes that the camera sent")
                .isTrue();
        assertThat(pictures.stream().anyMatch(picture -> Arrays.equals(picture, snapshot("overlays=0&quality=80"))))
                .isFalse();
    }

    @Test
    public void healthTellsWhatTheCamerasReallyGive() throws Exception {
        awaitFront("ok");
        assertThat(health("camera").path("detail").asText())
                .matches("network camera 127\\.0\\.0\\.1, 320x240, mjpeg, at .* pictures a second");
        assertThat(health("camera-shelf").path("detail").asText())
                .startsWith("folder " + folder.getFileName() + ", 200x120, mjpeg, yuvj420p");
        assertThat(robot.get("/health").body()).doesNotContain("secret");
    }

    @Test
    public void aCameraThatIsPulledIsSaidItsViewersStayAndItComesBack() throws Exception {
        awaitFront("ok");
        try (StreamReader viewer = watch()) {
            assertThat(width(viewer.next())).isEqualTo(FRONT_WIDTH);
            camera.pull();
            awaitFront("down");
            assertThat(width(snapshot("camera=shelf"))).as("the other camera").isEqualTo(SHELF_WIDTH);
            assertThat(width(snapshot("")))
                    .as("no signal, not the other camera")
                    .isEqualTo(1280);
            awaitWidth(viewer, 1280);
            camera.giveBack();
            awaitFront("ok");
            awaitWidth(viewer, FRONT_WIDTH);
        }
    }

    @Test
    public void whoComesWhenAllPlacesAreTakenIsRefusedUntilOneIsFree() throws Exception {
        awaitFront("ok");
        try (StreamReader viewer = watch()) {
            assertThat(width(viewer.next())).isEqualTo(FRONT_WIDTH);
            HttpResponse<InputStream> refused = ask();
            try (InputStream body = refused.body()) {
                assertThat(refused.statusCode()).isEqualTo(503);
                assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("\"unavailable\"", "At most 1 may watch at once (STREAM_MAX_CLIENTS)");
            }
            assertThat(width(viewer.next())).as("who watches goes on").isEqualTo(FRONT_WIDTH);
        }
        watch().close();
    }

    @Test
    public void aCameraThatShowsTheSamePictureForTooLongIsFrozen() throws Exception {
        awaitFront("ok");
        camera.freeze(true);
        try {
            Await.until("it is called frozen", SOON, () -> health("camera")
                    .path("detail")
                    .asText()
                    .contains("has shown the same picture for more than 2 s"));
        } finally {
            camera.freeze(false);
        }
        awaitFront("ok");
    }

    @Test
    public void noQueryIsAnsweredByAnythingButAPictureOr400() throws Exception {
        Random random = new Random(17);
        List<String> names = List.of("width", "height", "fps", "quality", "camera", "overlays", "x");
        List<String> values = List.of(
                "",
                "0",
                "1",
                "-1",
                "16",
                "3840",
                "3841",
                "99999999999",
                "1e3",
                "NaN",
                "0x10",
                "true",
                "front",
                "shelf",
                "fps,status",
                ",,",
                "%00",
                "%F0%9F%90%B6",
                "..%2F..",
                "a".repeat(3_000),
                "%3Cscript%3E",
                "1;2",
                "%2B1");
        Pattern expected = Pattern.compile("200 image/jpeg.*|400 application/json.*");
        for (int i = 0; i < 300; i++) {
            StringBuilder query = new StringBuilder("/snapshot.jpg?");
            for (int parameter = random.nextInt(4); parameter >= 0; parameter--) {
                query.append(names.get(random.nextInt(names.size())))
                        .append('=')
                        .append(values.get(random.nextInt(values.size())))
                        .append('&');
            }
            HttpResponse<Void> answer =
                    robot.client().send(robot.request(query.toString()).build(), BodyHandlers.discarding());
            assertThat(answer.statusCode() + " "
                            + answer.headers().firstValue("Content-Type").orElse(""))
                    .as(query.toString())
                    .matches(expected);
        }
    }

    /** Watches as soon as there is a place: that somebody has left is noticed with the next pictures. */
    private static StreamReader watch() throws Exception {
        AtomicReference<InputStream> stream = new AtomicReference<>();
        Await.until("there is a place", SOON, () -> {
            HttpResponse<InputStream> answer = ask();
            if (answer.statusCode() == 200) {
                stream.set(answer.body());
                return true;
            }
            answer.body().close();
            return false;
        });
        return new StreamReader(stream.get());
    }

    private static HttpResponse<InputStream> ask() throws IOException, InterruptedException {
        return robot.client().send(robot.request("/video_feed?overlays=0").build(), BodyHandlers.ofInputStream());
    }

    private static void awaitFront(String status) throws Exception {
        Await.until(
                "camera front is " + status,
                SOON,
                () -> health("camera").path("status").asText().equals(status));
    }

    private static void awaitWidth(StreamReader viewer, int width) throws Exception {
        Await.until("the viewer sees " + width + " pixels", SOON, () -> width(viewer.next()) == width);
    }

    private static JsonNode health(String component) throws IOException, InterruptedException {
        return Robot.json(robot.get("/health")).path("components").path(component);
    }

    private static byte[] snapshot(String query) {
        try {
            return robot.client()
                    .send(robot.request("/snapshot.jpg?" + query).build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static int width(byte[] jpeg) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth();
    }

    private static byte[] jpeg(int width, int height, Color colour) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillOval(0, 0, width, height);
        pen.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", out);
        return out.toByteArray();
    }
}
