package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import java.io.BufferedInputStream;
import java.io.InputStream;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

/** A real video instead of the simulated room. */
public class VideoFileIT {
    @Test
    public void tenViewersSeeTheVideoAndTheRobotAnswers() throws Exception {
        Path video = Path.of(System.getProperty("shared.data"), "video/dog_walking.mp4");
        assumeTrue("skipped: the shared test data is not beside the checkout", Files.exists(video));
        try (Robot robot = Robot.start(Map.of("CAMERA", "file:" + video.toRealPath()))) {
            List<CompletableFuture<Integer>> viewers = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                viewers.add(CompletableFuture.supplyAsync(() -> parts(robot, 30)));
            }
            for (CompletableFuture<Integer> viewer : viewers) {
                assertThat(viewer.get()).isEqualTo(30);
            }
            assertThat(robot.health()).isEqualTo("ok");
            assertThat(robot.get("/api/status").statusCode()).isEqualTo(200);
        }
    }

    /** Reads so many parts of the stream, each by its Content-Length. */
    private static int parts(Robot robot, int wished) {
        try (InputStream in = new BufferedInputStream(robot.client()
                .send(robot.request("/video_feed?width=1280&height=720").build(), BodyHandlers.ofInputStream())
                .body())) {
            int seen = 0;
            while (seen < wished) {
                int length = 0;
                for (String line = line(in); !(line.isEmpty() && length > 0); line = line(in)) {
                    if (line.startsWith("Content-Length: ")) {
                        length = Integer.parseInt(line.substring("Content-Length: ".length()));
                    }
                }
                byte[] jpeg = in.readNBytes(length);
                if ((jpeg[0] & 0xFF) != 0xFF || (jpeg[length - 1] & 0xFF) != 0xD9) {
                    throw new AssertionError("part " + seen + " is no JPEG");
                }
                seen++;
            }
            return seen;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String line(InputStream in) throws java.io.IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new java.io.EOFException("the stream ended");
            }
            line.append((char) c);
        }
        return new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1).strip();
    }
}
