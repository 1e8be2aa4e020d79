package org.lepetpal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelCommandsTest {
    private static final String TAKEN = "{'status': 'ok', 'model': {'id': 'dogs@1', 'origin': 'models/detector/dogs/1',"
            + " 'bytes': 2500000, 'checksum': 'abcd', 'license': 'mit'}}";

    @TempDir
    private Path folder;

    private FakeRobot robot;

    @BeforeEach
    void start() throws IOException {
        robot = new FakeRobot();
    }

    @AfterEach
    void stop() {
        robot.close();
    }

    @Test
    void aFolderIsSentAsAZipAndItsChecksumAndLicenceAreTold() throws IOException {
        robot.on("POST /api/models/detector", 201, TAKEN);
        Path dogs = Files.createDirectories(folder.resolve("dogs"));
        Files.writeString(dogs.resolve("net.onnx"), "weights");

        Session add = run("model", "add", dogs.toString());

        assertThat(add.exit()).as(add.error()).isZero();
        assertThat(robot.orders()).singleElement().asString().contains("PK").contains("net.onnx");
        assertThat(robot.headers().get("Content-type")).containsExactly("application/zip");
        assertThat(add.told())
                .startsWith("dogs@1 is in models/detector/dogs/1, 2.5 MB", "SHA-256 abcd", "licence: mit");
    }

    @Test
    void whatItIsForMayBeSaidOrHasToBe() throws IOException {
        robot.on("POST /api/models/policy", 201, TAKEN);
        Path some = Files.createDirectories(folder.resolve("some"));
        Files.writeString(some.resolve("weights.bin"), "weights");
        assertThat(run("model", "add", some.toString()).exit()).isEqualTo(2);
        assertThat(run("model", "add", some.toString(), "--slot", "policy").exit())
                .isZero();
        Files.writeString(some.resolve("config.json"), "{\"type\": \"act\"}");
        assertThat(run("model", "add", some.toString()).exit()).isZero();
    }

    @Test
    void aZipIsLookedIntoBeforeAnythingIsAsked() throws IOException {
        robot.on("POST /api/models/policy", 201, TAKEN).on("POST /api/models/detector", 201, TAKEN);
        assertThat(run("model", "add", zip("a", "x/config.json", "{\"type\": \"act\"}", "x/net.onnx", "w"))
                        .exit())
                .isZero();
        assertThat(run("model", "add", zip("b", "model.json", "{\"slot\": \"detector\"}", "net.bin", "w"))
                        .exit())
                .isZero();
        assertThat(robot.orders())
                .satisfiesExactly(act -> assertThat(act).startsWith("POST /api/models/policy"), net -> assertThat(net)
                        .startsWith("POST /api/models/detector"));
        Session unclear = run("model", "add", zip("c", "song.mp3", "la"));
        assertThat(unclear.exit()).isEqualTo(2);
        assertThat(unclear.error()).contains("c.zip says what it is for", "--slot policy");
    }

    private String zip(String name, String... namesAndTexts) throws IOException {
        Path file = folder.resolve(name + ".zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        }
        return file.toString();
    }

    @Test
    void whatIsNeitherFolderNorZipIsTold() throws IOException {
        Path text = Files.writeString(folder.resolve("song.zip"), "la la la");
        assertThat(run("model", "add", text.toString()).error()).contains("no folder and no sound zip");
        assertThat(run("model", "add", folder.resolve("nothing").toString()).error())
                .contains("there is no");
        assertThat(robot.orders()).isEmpty();
    }

    @Test
    void aRefusalIsQuoted() throws IOException {
        robot.refuses("POST /api/models/detector", 409, "conflict", "There is a dogs@1 already", "");
        Path dogs = Files.createDirectories(folder.resolve("dogs"));
        Files.writeString(dogs.resolve("net.onnx"), "weights");
        Session add = run("model", "add", dogs.toString());
        assertThat(add.exit()).isEqualTo(1);
        assertThat(add.error()).isEqualTo("lepetpal: There is a dogs@1 already");
    }

    @Test
    void modelsAreListed() {
        robot.on(
                "GET /api/models",
                200,
                "{'available': [{'slot': 'detector', 'id': 'dogs@1', 'state': 'active', 'origin': 'models/detector/dogs/1',"
                        + " 'checksum': '0123456789abcdef', 'bytes': 1500000},"
                        + "{'slot': 'policy', 'id': 'act@2', 'state': 'failed', 'origin': 'models/policy/act/2',"
                        + " 'detail': 'it is cut off'}]}");
        assertThat(run("model", "list").told())
                .satisfiesExactly(
                        dogs -> assertThat(dogs)
                                .matches("detector +dogs@1 +active +models/detector/dogs/1 +1\\.5 MB, SHA-256"
                                        + " 0123456789ab…, licence not said"),
                        act -> assertThat(act).matches("policy +act@2 +failed +models/policy/act/2 +it is cut off"));
    }

    private Session run(String... words) {
        return Session.run(robot.url(), words);
    }
}
