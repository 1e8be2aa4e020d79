package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lepetpal.testkit.SharedData;

/** Pictures of videos, as the program ffmpeg decodes them, against the recorded detections. */
class VideoReferenceTest {
    private static final String MODEL = "yolov8n-int8-qdq.onnx";

    @TestFactory
    Stream<DynamicTest> everyRecordedPictureOfEveryVideo() throws Exception {
        JsonNode videos = SharedData.json("reference/video_detections.json").path("videos");
        Assumptions.assumeTrue(
                Stream.of(System.getenv("PATH").split(":"))
                        .anyMatch(folder -> Path.of(folder, "ffmpeg").toFile().canExecute()),
                "there is no program ffmpeg");
        return videos.properties().stream()
                .map(video -> dynamicTest(
                        video.getKey(),
                        () -> compare(video.getKey(), video.getValue().path("detections_by_frame"))));
    }

    private static void compare(String video, JsonNode byNumber) throws Exception {
        Process decoder = decoder(video, byNumber);
        try (YoloModel model = Reference.load(MODEL);
                DataInputStream pictures = new DataInputStream(decoder.getInputStream())) {
            for (Map.Entry<String, JsonNode> picture : byNumber.properties()) {
                Reference.compare(model, read(pictures), picture.getValue());
            }
            assertThat(pictures.read()).as("pictures of the video are left").isNegative();
        } finally {
            decoder.destroy();
        }
    }

    /** One in the form PPM: three lines, then red, green and blue of each pixel. */
    private static Picture read(DataInputStream pictures) throws IOException {
        assertThat(line(pictures)).isEqualTo("P6");
        String[] size = line(pictures).split(" ");
        assertThat(line(pictures)).isEqualTo("255");
        int width = Integer.parseInt(size[0]);
        int height = Integer.parseInt(size[1]);
        byte[] rgb = new byte[width * height * 3];
        pictures.readFully(rgb);
        ByteBuffer bgr = ByteBuffer.allocateDirect(rgb.length);
        for (int i = 0; i < rgb.length; i += 3) {
            bgr.put(rgb[i + 2]).put(rgb[i + 1]).put(rgb[i]);
        }
        return new Picture(width, height, bgr.flip());
    }

    private static String line(DataInputStream pictures) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = pictures.readUnsignedByte(); letter != '\n'; letter = pictures.readUnsignedByte()) {
            line.append((char) letter);
        }
        return line.toString();
    }

    private static Process decoder(String video, JsonNode byNumber) throws IOException {
        String those = byNumber.properties().stream()
                .map(picture -> "eq(n\\," + picture.getKey() + ")")
                .collect(Collectors.joining("+"));
        return new ProcessBuilder(List.of(
                        "ffmpeg",
                        "-v",
                        "error",
                        "-i",
                        SharedData.path("video/" + video).toString(),
                        "-vf",
                        "select=" + those,
                        "-vsync",
                        "0",
                        "-f",
                        "image2pipe",
                        "-c:v",
                        "ppm",
                        "-"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
