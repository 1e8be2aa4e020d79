package org.lepetpal.itests.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;
import org.lepetpal.itests.Await;
import org.lepetpal.itests.RobotHome;

/** Models come as folders and as uploads, are chosen, and go, while the robot runs. */
public class ModelsIT {
    private static final Path MODEL =
            Path.of(System.getProperty("shared.data", "../../shared/data"), "models/yolox_nano.onnx");
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static Robot robot;

    @BeforeClass
    public static void start() throws Exception {
        assumeTrue(
                "skipped: the shared test data beside the checkout lack " + MODEL.getFileName(), Files.exists(MODEL));
        robot = Robot.start(Map.of());
    }

    @AfterClass
    public static void stop() throws Exception {
        if (robot != null) {
            robot.close();
        }
    }

    @Test
    public void anUploadedDetectorIsChosenAndGoesWithItsFolder() throws Exception {
        HttpResponse<String> taken = upload("detector", "nano", zip("nano.onnx", Files.readAllBytes(MODEL)));
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
        String checksum = Robot.json(taken).at("/model/checksum").asText();
        assertThat(checksum).hasSize(64);
        Await.until("it is loaded", LIMIT, () -> state("nano").equals("active"));
        assertThat(model("nano").get("checksum").asText()).isEqualTo(checksum);
        assertThat(model("nano").get("origin").asText()).isEqualTo("models/detector/nano/1");

        HttpResponse<String> chosen = robot.post("/api/modules/detector/active", "{\"names\": [\"color\"]}");
        assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(200);
        assertThat(state("nano")).isEqualTo("warm");
        chosen = robot.post("/api/modules/detector/active", "{\"names\": [\"nano@1\", \"color\"]}");
        assertThat(chosen.statusCode()).as(chosen.body()).isEqualTo(200);
        assertThat(state("nano")).isEqualTo("active");
        Await.until(
                "it looks", LIMIT, () -> model("nano").at("/latency/median_ms").isNumber());

        RobotHome.deleteTree(robot.home().folder().resolve("models/detector/nano"));
        Await.until("it is gone", LIMIT, () -> state("nano").isEmpty());
        robot.post("/api/modules/detector/active", "{\"automatic\": true}");
        Await.until("the robot is well", LIMIT, () -> robot.health().equals("ok"));
    }

    @Test
    public void aHalfCopiedFolderWaitsUntilItIsWhole() throws Exception {
        byte[] whole = Files.readAllBytes(MODEL);
        Path file = Files.createDirectories(robot.home().folder().resolve("models/detector/slow/1"))
                .resolve("slow.onnx");
        Files.write(file.resolveSibling("slow.onnx.part"), Arrays.copyOf(whole, whole.length / 2));
        Await.until("it is seen to arrive", LIMIT, () -> state("slow").equals("loading"));
        Files.write(file, whole);
        Files.delete(file.resolveSibling("slow.onnx.part"));
        Await.until("it is loaded", LIMIT, () -> state("slow").equals("active"));
        RobotHome.deleteTree(file.getParent().getParent());
        Await.until("it is gone", LIMIT, () -> state("slow").isEmpty());
    }

    @Test
    public void aDamagedModelFailsWithTheReasonAndHarmsNothing() throws Exception {
        HttpResponse<String> taken = upload("detector", "torn", zip("torn.onnx", new byte[] {1, 2, 3}));
        assertThat(taken.statusCode())
                .as("its files are there, and are an ONNX model's by name")
                .isEqualTo(201);
        Await.until("it was tried", LIMIT, () -> state("torn").equals("failed"));
        assertThat(model("torn").get("detail").asText()).contains("corrupt").doesNotContain("/");
        HttpResponse<String> chosen = robot.post("/api/modules/detector/active", "{\"names\": [\"torn\"]}");
        assertThat(chosen.statusCode()).isEqualTo(400);
        assertThat(chosen.body()).contains("torn@1 was refused");
        assertThat(robot.health()).isEqualTo("ok");
        RobotHome.deleteTree(robot.home().folder().resolve("models/detector/torn"));
    }

    @Test
    public void nothingIsLeftOfAnUploadThatIsRefused() throws Exception {
        HttpResponse<String> slip = upload("detector", "slip", zip("../../slip.onnx", new byte[] {1}));
        assertThat(slip.statusCode()).isEqualTo(400);
        assertThat(Robot.json(slip).at("/error/details/reason").asText()).isEqualTo("outside");
        assertThat(upload("detector", "song", zip("song.mp3", new byte[] {1})).body())
                .contains("unreadable");
        assertThat(upload("detector", "none", new byte[] {1, 2, 3}).body()).contains("no_zip");
        assertThat(robot.home().folder().resolve("models/detector/slip")).doesNotExist();
        assertThat(robot.home().folder().resolve("slip.onnx")).doesNotExist();
        assertThat(robot.home().folder().resolve("models/.incoming")).isEmptyDirectory();
    }

    private static HttpResponse<String> upload(String slot, String name, byte[] zip) throws Exception {
        HttpRequest request = robot.request("/api/models/" + slot + "?name=" + name + "&version=1")
                .header("Content-Type", "application/zip")
                .POST(HttpRequest.BodyPublishers.ofByteArray(zip))
                .build();
        return robot.send(request);
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static String state(String name) throws Exception {
        return model(name).path("state").asText();
    }

    private static JsonNode model(String name) throws Exception {
        for (JsonNode model : Robot.json(robot.get("/api/models")).get("available")) {
            if (model.get("name").asText().equals(name)) {
                return model;
            }
        }
        return MissingNode.getInstance();
    }
}
