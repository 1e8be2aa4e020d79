package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.detector.yolo.model.ModelFile;
import org.lepetpal.detector.yolo.model.Traits;
import org.lepetpal.testkit.SharedData;

/** Products of bytes are counted exactly, or it is said that they may not be. */
class OpenedTest {
    private static final Engine ENGINE = new Engine(1, "all", "cpu");

    @TempDir
    private Path folder;

    @Test
    void productsDoNotOverflow() throws Exception {
        try (ModelFile file = ModelFile.open(write(1));
                Network network = network(file, ENGINE)) {
            assertThat(network.remark()).isEmpty();
            assertThat(brightest(network)).containsOnly(EightBits.BRIGHTEST);
        }
    }

    @Test
    void whatIsRefusedTheExactWayIsOpenedAllTheSameAndSaysSo() throws Exception {
        Path path = write(2);
        try (ModelFile file = ModelFile.open(path);
                Network network = network(file, ENGINE)) {
            if (refusedTheExactWay(path)) {
                assertThat(network.remark().orElseThrow())
                        .isEqualTo("it could not be opened the exact way (the log says why); on x86 processors without"
                                + " VNNI its eight-bit products may overflow");
                assertThat(brightest(network)).hasSize(3 * EightBits.SIDE * EightBits.SIDE);
            } else {
                assertThat(network.remark()).isEmpty();
                assertThat(brightest(network)).containsOnly(EightBits.BRIGHTEST);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "none"})
    void lessRearrangementIsSaidToKeepProductsFromBeingExact(String optimize) throws Exception {
        try (ModelFile file = ModelFile.open(write(1));
                Network network = network(file, new Engine(1, optimize, "cpu"))) {
            assertThat(network.remark().orElseThrow())
                    .isEqualTo("YOLO_OPTIMIZE=" + optimize + " keeps it from being counted the exact way; on x86"
                            + " processors without VNNI its eight-bit products may overflow");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yolox_nano", "yolov8n-int8-dynamic", "yolov8n-int8-qdq"})
    void whatHasNoProductsOfBytesIsAsExactWithLess(String name) throws Exception {
        try (ModelFile file = ModelFile.open(SharedData.path("models/" + name + ".onnx"));
                Network network = network(file, new Engine(1, "basic", "cpu"))) {
            assertThat(network.remark()).isEmpty();
        }
    }

    /** What it sees in the brightest picture. */
    private static float[] brightest(Network network) throws OrtException {
        FloatBuffer picture = network.input();
        for (int i = 0; i < picture.capacity(); i++) {
            picture.put(i, EightBits.BRIGHTEST);
        }
        FloatBuffer seen = network.run().getFirst().values();
        float[] numbers = new float[seen.remaining()];
        seen.duplicate().get(numbers);
        return numbers;
    }

    /** ONNX Runtime counts another way on processors without VNNI alone, and refuses there alone. */
    private static boolean refusedTheExactWay(Path file) {
        try (SessionOptions exact = new SessionOptions()) {
            exact.addConfigEntry("session.x64quantprecision", "1");
            try (OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString(), exact)) {
                return session.getNumInputs() != 1;
            }
        } catch (OrtException refused) {
            return true;
        }
    }

    private static Network network(ModelFile file, Engine engine) throws Exception {
        return new Network(file, new Traits(file.blueprint(), file.card()), engine);
    }

    private Path write(int products) throws IOException {
        return Files.write(
                folder.resolve("bytes.onnx"), EightBits.model(products).toByteArray());
    }
}
