package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.detector.yolo.layout.Found;
import org.lepetpal.detector.yolo.model.BadModelException;
import org.lepetpal.detector.yolo.model.ModelFile;
import org.lepetpal.testkit.SharedData;

/** Real models beside those of the reference: which layout is told, what they find, and which are refused why. */
class ModelsTest {
    private static final Engine ENGINE = new Engine(1, "all", "cpu");
    private static final int DOG = 16;

    @ParameterizedTest
    @CsvSource({
        "yolov8n-int8-qdq.onnx, YOLOv8",
        "yolov8n-int8-dynamic.onnx, YOLOv8",
        "yolo26n-int8-e2e.onnx, end to end",
        "yolox_nano.onnx, YOLOX",
        "nanodet_m-416.onnx, NanoDet",
        "FastestDet.onnx, FastestDet"
    })
    void tellsTheLayoutAndFindsTheDog(String name, String layout) throws Exception {
        try (YoloModel model = load(name)) {
            assertThat(model.describe()).contains(layout);
            List<Found> found = model.look(Photos.read("images/dog.jpg"), 0.25, 0.45, Set.of(DOG));
            Found dog = new Found(DOG, 1, 131, 219, 310, 543, List.of());
            assertThat(found).anySatisfy(one -> assertThat(one.overlap(dog)).isGreaterThan(0.7));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "models/yolo11n-pose-int8.onnx, all its scores are zero",
        "models/osnet_x0_25_msmt17.onnx, of no known layout",
        "models/silero_vad.onnx, 3 inputs",
        "images/dog.jpg, corrupt",
        "mot/TUD-Campus-gt.txt, corrupt",
        "nothing.onnx, no such file"
    })
    void refusesWhatCannotWorkAndSaysWhy(String name, String why) {
        SharedData.path("models");
        assertThatThrownBy(() -> {
                    try (ModelFile file =
                            ModelFile.open(SharedData.path("models").resolveSibling(name))) {
                        YoloModel.load(file, ENGINE).close();
                    }
                })
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining(why);
    }

    @Test
    void graphicsCardsThatAreNotThereAreNotReplacedByTheProcessor() {
        assertThatThrownBy(() -> {
                    try (ModelFile file = ModelFile.open(SharedData.path("models/yolox_nano.onnx"))) {
                        YoloModel.load(file, new Engine(1, "all", "cuda")).close();
                    }
                })
                .isInstanceOf(BadModelException.class)
                .hasMessageContaining("CUDA");
    }

    private static YoloModel load(String name) throws Exception {
        try (ModelFile file = ModelFile.open(SharedData.path("models/" + name))) {
            return YoloModel.load(file, ENGINE);
        }
    }
}
