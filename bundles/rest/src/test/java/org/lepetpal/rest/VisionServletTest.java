package org.lepetpal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Keypoint;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.testkit.FixedSwitchboard;

class VisionServletTest {
    private final FixedSwitchboard switchboard = new FixedSwitchboard();
    private final RobotParts parts = new RobotParts();
    private final VisionServlet servlet = new VisionServlet(parts, Duration.ofMillis(50));
    private LocalServer server;

    /** Sees a ball where the picture's first pixel is pure blue, and a dog with a nose. */
    private record Seer(Set<String> classes) implements Detector {
        @Override
        public List<Detection> detect(Frame frame) {
            boolean blue = (frame.bgr().get(0) & 0xFF) > 200 && (frame.bgr().get(2) & 0xFF) < 60;
            Detection dog = new Detection("dog", 0.91, 10, 20, 30, 40)
                    .with(List.of(new Keypoint("nose", new Pixel(12, 22), 0.8)));
            Detection ball = new Detection("ball", 0.8, 1, 2, frame.width() / 2.0, frame.height() / 2.0);
            return (blue ? List.of(dog, ball) : List.of(dog))
                    .stream().filter(seen -> classes.contains(seen.label())).toList();
        }
    }

    @BeforeEach
    void start() throws Exception {
        switchboard.detector().with("yolo", new Seer(Set.of("dog")));
        switchboard.detector().with("color", new Seer(Set.of("ball")));
        parts.addSwitchboard(switchboard);
        server = LocalServer.start(servlet);
    }

    @AfterEach
    void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void allDetectorsLookAtThePicture(String format) throws Exception {
        LocalServer.Answer answer = process(base64(format), "\"timestamp\": 1763722800.5");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .isEqualTo("{\"detections\":[{\"class\":\"dog\",\"confidence\":0.91,"
                        + "\"box\":{\"x\":10.0,\"y\":20.0,\"w\":30.0,\"h\":40.0},\"model\":\"yolo 1.0.0\"},"
                        + "{\"class\":\"ball\",\"confidence\":0.8,"
                        + "\"box\":{\"x\":1.0,\"y\":2.0,\"w\":32.0,\"h\":24.0},\"model\":\"color 1.0.0\"}],"
                        + "\"keypoints\":[{\"name\":\"nose\",\"x\":12.0,\"y\":22.0,\"confidence\":0.8}],"
                        + "\"actions\":[],"
                        + "\"objects\":[{\"class\":\"ball\",\"confidence\":0.8,"
                        + "\"box\":{\"x\":1.0,\"y\":2.0,\"w\":32.0,\"h\":24.0},\"model\":\"color 1.0.0\"}],"
                        + "\"suggestedEvents\":[]}");
        assertThat(switchboard.detector().leasesOut()).isZero();
    }

    @Test
    void onlyThoseThatAreAskedForLook() throws Exception {
        assertThat(process("data:image/png;base64," + base64("png"), "\"enabledModels\": [\"color\"]")
                        .json()
                        .at("/detections")
                        .size())
                .isEqualTo(1);
        assertThat(process(base64("png"), "\"enabledModels\": []")
                        .json()
                        .at("/detections")
                        .size())
                .isZero();
        LocalServer.Answer unknown = process(base64("png"), "\"enabledModels\": [\"moon\"]");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().at("/error/details/available").toString()).isEqualTo("[\"color\",\"yolo\"]");
        assertThat(switchboard.detector().leasesOut()).isZero();
    }

    @Test
    void whatIsNoPictureIsNamed() throws Exception {
        String text = Base64.getEncoder().encodeToString("not a picture".getBytes("US-ASCII"));
        assertThat(message("\"frameBase64\": \"***\"")).isEqualTo("'frameBase64' is not valid Base64");
        assertThat(message("\"frameBase64\": \"" + text + "\"")).isEqualTo("'frameBase64' is no JPEG or PNG picture");
        assertThat(message("\"frameBase64\": 5")).isEqualTo("'frameBase64' must be a string");
        assertThat(message("\"timestamp\": 5")).isEqualTo("'frameBase64' is missing");
        assertThat(message("\"timestamp\": \"now\"")).isEqualTo("'timestamp' must be a number");
        assertThat(message("\"timestamp\": -1")).startsWith("'timestamp' must be a time");
        assertThat(message("\"enabledModels\": \"all\"")).startsWith("'enabledModels' must be an array");
        String huge = base64(new BufferedImage(4000, 10, BufferedImage.TYPE_BYTE_BINARY), "png");
        assertThat(message("\"frameBase64\": \"" + huge + "\""))
                .contains("4000x10")
                .contains("3840x2160");
    }

    @Test
    void damagedPicturesAreBadRequestsAndNothingElse() throws Exception {
        Random random = new Random(2);
        byte[] good = Base64.getDecoder().decode(base64("jpg"));
        byte[] alsoGood = Base64.getDecoder().decode(base64("png"));
        for (int round = 0; round < 400; round++) {
            byte[] bad = (round % 2 == 0 ? good : alsoGood).clone();
            for (int flips = 1 + random.nextInt(20); flips > 0; flips--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
            }
            bad = java.util.Arrays.copyOf(bad, 1 + random.nextInt(bad.length));

            assertThat(process(Base64.getEncoder().encodeToString(bad), "\"timestamp\": 1")
                            .status())
                    .isIn(200, 400);
        }
        byte[] scanned = progressive();
        assertThat(JpegScans.count(scanned)).isBetween(2, 64);
        assertThat(process(Base64.getEncoder().encodeToString(scanned), "\"timestamp\": 1")
                        .status())
                .isEqualTo(200);
        String busy = Base64.getEncoder().encodeToString(repeatLastScan(scanned, 64));
        assertThat(message("\"frameBase64\": \"" + busy + "\""))
                .contains("scans")
                .contains("at most 64 are allowed");
    }

    @Test
    void withoutADetectorItIsUnavailable() throws Exception {
        switchboard.detector().clear();

        assertThat(process(base64("png"), "\"timestamp\": 1")
                        .json()
                        .at("/error/details/reason")
                        .asText())
                .isEqualTo("no_detector");
    }

    @Test
    @Timeout(30)
    void oneOverWhichADetectorHangsEndsItForNobody() throws Exception {
        CountDownLatch hangs = new CountDownLatch(1);
        CompletableFuture<Void> released = new CompletableFuture<>();
        switchboard.detector().with("stuck", new Stuck(hangs, released));
        CompletableFuture<Integer> first =
                CompletableFuture.supplyAsync(() -> status("\"enabledModels\": [\"yolo\", \"stuck\"]"));
        hangs.await();
        assertThat(switchboard.detector().leasesOut()).as("that of the one").isOne();
        for (int i = 0; i < 6; i++) {
            assertThat(status("\"enabledModels\": [\"color\"]")).isEqualTo(200);
        }
        released.complete(null);
        assertThat(first.get()).isEqualTo(200);
        assertThat(switchboard.detector().leasesOut()).isZero();
    }

    private int status(String more) {
        try {
            return process(base64("png"), more).status();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private record Stuck(CountDownLatch hangs, CompletableFuture<Void> released) implements Detector {
        @Override
        public Set<String> classes() {
            return Set.of("cat");
        }

        @Override
        public List<Detection> detect(Frame frame) {
            hangs.countDown();
            released.join();
            return List.of();
        }
    }

    private String message(String fields) throws Exception {
        LocalServer.Answer answer = server.post("/vision/process", "{" + fields + "}");
        assertThat(answer.status()).isEqualTo(400);
        return answer.json().at("/error/message").asText();
    }

    private LocalServer.Answer process(String frame, String more) throws Exception {
        return server.post("/vision/process", "{\"frameBase64\": \"" + frame + "\", " + more + "}");
    }

    private static String base64(String format) throws IOException {
        return base64(blue(), format);
    }

    private static byte[] progressive() throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam scans = writer.getDefaultWriteParam();
            scans.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(out);
            writer.write(null, new IIOImage(blue(), null, null), scans);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** What a decoder goes through as often, and which looks like what an encoder wrote. */
    private static byte[] repeatLastScan(byte[] jpeg, int times) {
        int scan = jpeg.length - 2;
        while ((jpeg[scan] & 0xFF) != 0xFF || (jpeg[scan + 1] & 0xFF) != 0xDA) {
            scan--;
        }
        int end = jpeg.length - 2;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(jpeg, 0, scan);
        for (int i = 0; i < times; i++) {
            bytes.write(jpeg, scan, end - scan);
        }
        bytes.write(jpeg, end, 2);
        return bytes.toByteArray();
    }

    private static BufferedImage blue() {
        BufferedImage blue = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 64 * 48; i++) {
            blue.setRGB(i % 64, i / 64, 0x0000FF);
        }
        return blue;
    }

    private static String base64(BufferedImage image, String format) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
