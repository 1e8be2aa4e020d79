package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.api.ServiceKeys;
import org.lepetpal.api.health.ComponentHealth.Status;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.testkit.Fake;
import org.lepetpal.testkit.SharedData;
import org.lepetpal.testkit.TestFrame;
import org.lepetpal.testkit.TestSettings;
import org.lepetpal.timebase.SteppedTimebase;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;

class YoloKeeperTest {
    private final SteppedTimebase time = new SteppedTimebase();
    private final List<Detector> registered = new ArrayList<>();
    private final List<Dictionary<?, ?>> properties = new ArrayList<>();
    private final List<YoloKeeper> keepers = new ArrayList<>();

    private final BundleContext context = Fake.of(BundleContext.class, Map.of("registerService", arguments -> {
        Detector detector = (Detector) arguments[1];
        registered.add(detector);
        properties.add((Dictionary<?, ?>) arguments[2]);
        return Fake.of(ServiceRegistration.class, Map.of("unregister", _ -> registered.remove(detector)));
    }));

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        keepers.forEach(YoloKeeper::stop);
    }

    @Test
    void withoutAModelItIsAbsent() {
        YoloKeeper keeper = keeper("");
        time.advance(Duration.ofSeconds(20));
        assertThat(keeper.health().status()).isEqualTo(Status.ABSENT);
        assertThat(registered).isEmpty();
    }

    @Test
    void registersOnceItIsWarmAndWithdrawsBeforeItCloses() {
        YoloKeeper keeper = keeper(model("yolox_nano.onnx").toString());
        assertThat(registered).isEmpty();
        assertThat(keeper.health().status()).isEqualTo(Status.STARTING);

        time.advance(Duration.ZERO);

        assertThat(registered).hasSize(1);
        assertThat(registered.getFirst().classes()).containsExactlyInAnyOrder("ball", "cat", "dog", "person");
        assertThat(properties.getFirst().get(ServiceKeys.NAME)).isEqualTo("yolo");
        assertThat(properties.getFirst().get(ServiceKeys.VERSION)).isEqualTo("yolox_nano-e8af0749");
        assertThat(keeper.health().status()).isEqualTo(Status.OK);
        assertThat(keeper.health().detail()).contains("yolox_nano").contains("ball, cat, dog, person");

        Detector detector = registered.getFirst();
        keeper.stop();
        assertThat(registered).isEmpty();
        try (TestFrame frame = new TestFrame(64, 64, 1, 1)) {
            assertThatThrownBy(() -> detector.detect(frame)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void aModelThatIsPutThereLaterIsFound() throws Exception {
        Path file = folder.resolve("later.onnx");
        YoloKeeper keeper = keeper(file.toString());
        time.advance(Duration.ofSeconds(1));
        assertThat(keeper.health().status()).isEqualTo(Status.DOWN);
        assertThat(keeper.health().detail()).contains("later.onnx").contains("no such file");

        Files.copy(model("yolox_nano.onnx"), file);
        time.advance(Duration.ofSeconds(5));

        assertThat(registered).hasSize(1);
        assertThat(keeper.health().status()).isEqualTo(Status.OK);
    }

    @Test
    void whereANewOneIsRefusedThePreviousGoesOn() throws Exception {
        Path file = folder.resolve("model.onnx");
        Files.copy(model("yolox_nano.onnx"), file);
        YoloKeeper keeper = keeper(file.toString());
        time.advance(Duration.ofSeconds(1));
        Detector first = registered.getFirst();

        Files.write(file, new byte[] {1, 2, 3});
        time.advance(Duration.ofSeconds(5));

        assertThat(registered).containsExactly(first);
        assertThat(keeper.health().status()).isEqualTo(Status.DEGRADED);
        assertThat(keeper.health().detail())
                .contains("the previous model goes on")
                .contains("corrupt");
        try (TestFrame frame = new TestFrame(64, 64, 1, 1)) {
            assertThat(first.detect(frame)).isEmpty();
        }
    }

    @Test
    void dataThatIsPutBesideTheModelLaterIsFoundAndNotedWhenItChanges() throws Exception {
        ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(model("yolox_nano.onnx"))).toBuilder();
        byte[] weights = Outside.takeWeights(model.getGraphBuilder()).toByteArray();
        Path file = Files.write(folder.resolve("small.onnx"), model.build().toByteArray());
        YoloKeeper keeper = keeper(file.toString());
        time.advance(Duration.ofSeconds(1));
        assertThat(keeper.health().detail()).contains(Outside.FILE + "' is missing");

        Path data = Files.write(folder.resolve(Outside.FILE), weights);
        time.advance(Duration.ofSeconds(5));

        assertThat(registered).hasSize(1);
        assertThat(keeper.health().status()).isEqualTo(Status.OK);
        Files.write(data, new byte[] {1});
        time.advance(Duration.ofSeconds(5));
        assertThat(keeper.health().status()).isEqualTo(Status.DEGRADED);
        assertThat(keeper.health().detail()).contains("cut short").contains("the previous model goes on");
    }

    @Test
    void aPictureThatTheCardNamesIsFoundWhenItIsPutThereLater() throws Exception {
        Path file = folder.resolve("model.onnx");
        Files.copy(model("yolox_nano.onnx"), file);
        Files.writeString(folder.resolve("model.json"), "{\"picture\": \"dog.jpg\"}");
        YoloKeeper keeper = keeper(folder.toString());
        time.advance(Duration.ofSeconds(1));
        assertThat(keeper.health().detail()).contains("'dog.jpg' is missing");

        Files.copy(SharedData.path("images/dog.jpg"), folder.resolve("dog.jpg"));
        time.advance(Duration.ofSeconds(5));

        assertThat(keeper.health().status()).isEqualTo(Status.OK);
    }

    @Test
    void whatOthersWriteBesideItDoesNotHaveItLoadedAgain() throws Exception {
        Path file = folder.resolve("model.onnx");
        Files.copy(model("yolox_nano.onnx"), file);
        keeper(file.toString());
        time.advance(Duration.ofSeconds(1));
        Detector first = registered.getFirst();

        for (String other : List.of("robot.log", "model.onnx.part", "models.json")) {
            Files.writeString(folder.resolve(other), "a line");
        }
        time.advance(Duration.ofSeconds(5));

        assertThat(registered).containsExactly(first);
    }

    @Test
    void newSettingsTakeThePlaceOfOldOnesWithoutAGap() {
        YoloKeeper keeper = keeper(model("yolox_nano.onnx").toString());
        time.advance(Duration.ofSeconds(1));
        keeper.modified(TestSettings.of(
                Config.class, Map.of("yolo_model", model("yolox_nano.onnx").toString(), "yolo_classes", "dog,bear")));
        time.advance(Duration.ofSeconds(1));
        assertThat(registered).hasSize(1);
        assertThat(registered.getFirst().classes()).containsExactlyInAnyOrder("dog", "bear");
    }

    @Test
    void aModelThatKnowsNothingThatIsAskedForIsRefused() {
        YoloKeeper keeper = new YoloKeeper(
                context,
                time,
                TestSettings.of(
                        Config.class,
                        Map.of("yolo_model", model("yolox_nano.onnx").toString(), "yolo_classes", "treat,unicorn")));
        keepers.add(keeper);
        time.advance(Duration.ofSeconds(1));
        assertThat(registered).isEmpty();
        assertThat(keeper.health().detail()).contains("YOLO_CLASSES").contains("unicorn");
    }

    @Test
    void thatItsProductsMayOverflowIsARemarkOfIt() throws Exception {
        ModelProto.Builder model = ModelProto.parseFrom(Files.readAllBytes(model("yolox_nano.onnx"))).toBuilder();
        GraphProto.Builder graph = model.getGraphBuilder();
        EightBits.addTo(graph, graph.getInput(0).getName(), 1);
        Path file = Files.write(folder.resolve("bytes.onnx"), model.build().toByteArray());
        YoloKeeper keeper = new YoloKeeper(
                context,
                time,
                TestSettings.of(Config.class, Map.of("yolo_model", file.toString(), "yolo_optimize", "basic")));
        keepers.add(keeper);
        time.advance(Duration.ZERO);

        assertThat(properties.getFirst().get(ServiceKeys.REMARK).toString()).contains("may overflow");
        assertThat(keeper.health().detail()).contains("may overflow");
    }

    @Test
    void aWrongSettingIsNamed() {
        YoloKeeper keeper = new YoloKeeper(context, time, TestSettings.of(Config.class, Map.of("yolo_threads", 99)));
        keepers.add(keeper);
        assertThat(keeper.health().status()).isEqualTo(Status.DOWN);
        assertThat(keeper.health().detail()).contains("YOLO_THREADS = 99");
    }

    private YoloKeeper keeper(String model) {
        YoloKeeper keeper = new YoloKeeper(context, time, TestSettings.of(Config.class, Map.of("yolo_model", model)));
        keepers.add(keeper);
        return keeper;
    }

    private static Path model(String name) {
        return SharedData.path("models/" + name);
    }
}
