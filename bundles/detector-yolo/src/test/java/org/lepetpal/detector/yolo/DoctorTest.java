package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.testkit.SharedData;

/** What {@code ./lepetpal doctor} says of the detector, on machines of as many cores as the test likes. */
class DoctorTest {
    private static final int LARGE = 12_600_000;

    @TempDir
    private Path folder;

    private Path script;

    @BeforeEach
    void install() throws IOException {
        Assumptions.assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "there is no bash");
        Path project = Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .takeWhile(place -> place != null)
                .filter(place -> Files.exists(place.resolve("lepetpal")))
                .findFirst()
                .orElseThrow();
        script = Files.copy(project.resolve("lepetpal"), folder.resolve("lepetpal"));
        Files.createDirectories(folder.resolve("bin"));
    }

    @Test
    void withoutAModelItSaysWhichToTake() throws Exception {
        assertThat(doctor(2, Map.of()))
                .contains("ok    detection: colours alone")
                .contains("static int8");
    }

    @ParameterizedTest
    @CsvSource({
        "yolov8n-int8-dynamic.onnx, lacks a fast detector: yolov8n-int8-dynamic.onnx is dynamic int8",
        "yolov8n-int8-qdq.onnx, ok    detection: yolov8n-int8-qdq.onnx is static int8",
        "yolox_nano.onnx, ok    detection: yolox_nano.onnx is a small float model",
        "nothing.onnx, lacks the detector YOLO_MODEL="
    })
    void aModelIsKnownByItsKind(String name, String said) throws Exception {
        Path model = SharedData.path("models").resolve(name);
        assertThat(doctor(2, Map.of("YOLO_MODEL", model.toString()))).contains(said);
    }

    @Test
    void aLargeFloatModelIsTooMuchForTwoCores() throws Exception {
        Path model = Files.write(folder.resolve("large.onnx"), new byte[LARGE]);
        assertThat(doctor(2, Map.of("YOLO_MODEL", model.toString())))
                .contains("lacks a fast detector: large.onnx is float")
                .contains("DETECT_RATE_HZ=5");
        assertThat(doctor(4, Map.of("YOLO_MODEL", model.toString()))).contains("ok    detection: large.onnx is float");
    }

    @Test
    void theRobotsOwnSettingsCountWhereTheEnvironmentSaysNothing() throws Exception {
        Path product = Files.createDirectories(folder.resolve("distribution/target/lepetpal/conf"));
        Files.writeString(product.resolve("lepetpal.env"), "#YOLO_MODEL=no\nYOLO_MODEL=mine\nYOLO_THREADS=2\n");
        Files.write(Files.createDirectories(product.resolveSibling("mine")).resolve("own.onnx"), new byte[1]);

        assertThat(doctor(2, Map.of())).contains("own.onnx is a small float model");
    }

    @ParameterizedTest
    @CsvSource({"1, 1, true", "1, 2, false", "2, 2, true", "2, 3, false", "4, 3, true", "4, 4, false", "2, many, true"})
    void theControlLoopNeedsACore(int cores, String threads, boolean well) throws Exception {
        String said = doctor(cores, Map.of("YOLO_THREADS", threads));
        assertThat(said.contains("lacks a core for the control loop")).isEqualTo(!well);
    }

    private String doctor(int cores, Map<String, String> settings) throws IOException, InterruptedException {
        Path nproc = Files.writeString(folder.resolve("bin/nproc"), "#!/bin/sh\necho " + cores + "\n");
        assertThat(nproc.toFile().setExecutable(true)).isTrue();
        ProcessBuilder process = new ProcessBuilder("/bin/bash", script.toString(), "doctor").redirectErrorStream(true);
        Map<String, String> environment = process.environment();
        environment.keySet().removeIf(name -> name.startsWith("YOLO_"));
        environment.putAll(settings);
        environment.put("PATH", folder.resolve("bin") + ":" + environment.get("PATH"));
        Process doctor = process.start();
        String said = new String(doctor.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(doctor.waitFor()).as(said).isZero();
        return said;
    }
}
