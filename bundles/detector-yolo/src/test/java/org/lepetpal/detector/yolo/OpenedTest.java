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
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lepetpal.detector.yolo.model.ModelFile;
import org.lepetpal.detector.yolo.model.Traits;
import org.lepetpal.testkit.SharedData;
import org.lepetpal.wrap.onnxruntime.Processor;

/** Products of bytes are counted exactly, or it is said that they may not be. */
class OpenedTest {
    private static final Engine ENGINE = new Engine(1, "all", "cpu");
    private static final Processor WITHOUT_VNNI = new Processor("flags : avx avx2");
    private static final Processor WITH_VNNI = new Processor("flags : avx avx2 avx_vnni");

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
        try (ModelFile file = ModelFile.open(path)) {
            Opened opened = open(file, ENGINE, WITHOUT_VNNI);
            try (OrtSession session = opened.session()) {
                assertThat(session.getNumInputs()).isEqualTo(1);
            }
            assertThat(opened.remark().isPresent()).isEqualTo(refusedTheExactWay(path));
            opened.remark().ifPresent(remark -> assertThat(remark)
                    .isEqualTo("it could not be opened the exact way (the log says why); on x86 processors without"
                            + " VNNI its eight-bit products may overflow"));
        }
    }

    /** It costs half of the speed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void whereProductsCannotOverflowNothingIsAskedForAndNothingSaid(int products) throws Exception {
        try (ModelFile file = ModelFile.open(write(products))) {
            for (String optimize : List.of("all", "none")) {
                Opened opened = open(file, new Engine(1, optimize, "cpu"), WITH_VNNI);
                opened.session().close();
                assertThat(opened.remark()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"basic", "none"})
    void lessRearrangementIsSaidToKeepProductsFromBeingExact(String optimize) throws Exception {
        try (ModelFile file = ModelFile.open(write(1))) {
            Opened opened = open(file, new Engine(1, optimize, "cpu"), WITHOUT_VNNI);
            opened.session().close();
            assertThat(opened.remark().orElseThrow())
                    .isEqualTo("YOLO_OPTIMIZE=" + optimize + " keeps it from being counted the exact way; on x86"
                            + " processors without VNNI its eight-bit products may overflow");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"yolox_nano", "yolov8n-int8-dynamic", "yolov8n-int8-qdq"})
    void whatHasNoProductsOfBytesIsAsExactWithLess(String name) throws Exception {
        try (ModelFile file = ModelFile.open(SharedData.path("models/" + name + ".onnx"))) {
            Opened opened = open(file, new Engine(1, "basic", "cpu"), WITHOUT_VNNI);
            opened.session().close();
            assertThat(opened.remark()).isEmpty();
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

    /** Not every processor makes ONNX Runtime count another way. */
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

    private static Opened open(ModelFile file, Engine engine, Processor processor) throws OrtException {
        return Opened.of(OrtEnvironment.getEnvironment(), file, engine, processor);
    }

    private static Network network(ModelFile file, Engine engine) throws Exception {
        return new Network(file, new Traits(file.blueprint(), file.card()), engine);
    }

    private Path write(int products) throws IOException {
        return Files.write(
                folder.resolve("bytes.onnx"), EightBits.model(products).toByteArray());
    }
}
