package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.swap.CandidateState;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.testkit.Fake;
import org.lepetpal.testkit.SharedData;
import org.lepetpal.testkit.TestSettings;
import org.lepetpal.timebase.SteppedTimebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class YoloFolderTest {
    private final SteppedTimebase time = new SteppedTimebase();
    private final Map<Detector, Dictionary<?, ?>> registered = new HashMap<>();
    private final BundleContext bundle = Fake.of(BundleContext.class, Map.of("registerService", arguments -> {
        registered.put((Detector) arguments[1], (Dictionary<?, ?>) arguments[2]);
        return Fake.of(ServiceRegistration.class, Map.of("unregister", _ -> registered.remove(arguments[1])));
    }));
    private YoloFolder keeper;

    @TempDir
    private Path folder;

    @AfterEach
    void stop() {
        keeper.stop();
        assertThat(registered).isEmpty();
    }

    @Test
    void itAppliesWhileItLoadsAndServesUnderTheNameOfItsFolder() throws IOException {
        Files.copy(SharedData.path("models/yolox_nano.onnx"), folder.resolve("any.onnx"));
        keeper = new YoloFolder(bundle, time, TestSettings.of(Config.class), dogs());
        assertThat(keeper.application().state()).isEqualTo(CandidateState.LOADING);
        assertThat(keeper.application().id()).isEqualTo("dogs@2");
        assertThat(registered).isEmpty();

        time.advance(Duration.ZERO);

        Dictionary<?, ?> label = registered.values().iterator().next();
        assertThat(label.get(ServiceKeys.NAME)).isEqualTo("dogs");
        assertThat(label.get(ServiceKeys.VERSION)).isEqualTo("2");
        assertThat(label.get(ServiceKeys.ORIGIN)).isEqualTo("models/detector/dogs/2");
        assertThat(label.get("service.ranking")).isEqualTo(7);
    }

    @Test
    void whatMakesAModelSlowIsARemarkOfIt() throws IOException {
        Files.copy(SharedData.path("models/yolov8n-int8-dynamic.onnx"), folder.resolve("any.onnx"));
        keeper = new YoloFolder(bundle, time, TestSettings.of(Config.class), dogs());
        time.advance(Duration.ZERO);

        assertThat(registered.values().iterator().next().get(ServiceKeys.REMARK).toString())
                .contains("export it with static int8");
    }

    @Test
    void aDamagedOneFailsWithTheReason() throws IOException {
        Files.write(folder.resolve("any.onnx"), new byte[] {1, 2, 3});
        keeper = new YoloFolder(bundle, time, TestSettings.of(Config.class), dogs());
        time.advance(Duration.ZERO);
        assertThat(keeper.application().state()).isEqualTo(CandidateState.FAILED);
        assertThat(keeper.application().detail()).contains("corrupt");
        assertThat(registered).isEmpty();
    }

    @Test
    void aModelSaysItselfWhatItIsFor() throws IOException {
        Files.copy(SharedData.path("models/yolox_nano.onnx"), folder.resolve("any.onnx"));
        Files.writeString(
                folder.resolve("model.json"), "{\"classes\": [\"bear\"], \"license\": \"apache-2.0\", \"ranking\": 2}");
        keeper = new YoloFolder(bundle, time, TestSettings.of(Config.class), dogs());
        time.advance(Duration.ZERO);
        assertThat(registered.keySet().iterator().next().classes()).containsExactly("bear");
    }

    @Test
    void otherContentTakesThePlaceWithoutAGapAndBadContentDoesNot() throws IOException {
        Files.copy(SharedData.path("models/yolox_nano.onnx"), folder.resolve("any.onnx"));
        keeper = new YoloFolder(bundle, time, TestSettings.of(Config.class), dogs());
        time.advance(Duration.ZERO);
        Detector first = registered.keySet().iterator().next();

        keeper.modified(TestSettings.of(Config.class, Map.of("yolo_classes", "cat")), dogs());
        time.advance(Duration.ZERO);
        assertThat(registered).hasSize(1).doesNotContainKey(first);

        Detector second = registered.keySet().iterator().next();
        Files.write(folder.resolve("any.onnx"), new byte[] {1, 2, 3});
        keeper.modified(TestSettings.of(Config.class), dogs());
        time.advance(Duration.ZERO);
        assertThat(registered).containsOnlyKeys(second);
        assertThat(keeper.application().state()).isEqualTo(CandidateState.FAILED);
    }

    @Test
    void theFormatIsOneOnnxFile() throws IOException {
        YoloFormat format = new YoloFormat();
        assertThat(format.reads(folder)).isFalse();
        assertThat(format.reads(folder.resolve("missing"))).isFalse();
        Files.writeString(folder.resolve("one.onnx"), "");
        assertThat(format.reads(folder)).isTrue();
        Files.writeString(folder.resolve("two.onnx"), "");
        assertThat(format.reads(folder)).isFalse();
        keeper = new YoloFolder(bundle, time, TestSettings.of(Config.class), dogs());
    }

    private Folder dogs() {
        Map<String, Object> said = Map.of(
                "model_path", folder.toString(),
                "robot_name", "dogs",
                "robot_version", "2",
                "robot_origin", "models/detector/dogs/2",
                "service_ranking", 7);
        return TestSettings.of(Folder.class, said);
    }
}
