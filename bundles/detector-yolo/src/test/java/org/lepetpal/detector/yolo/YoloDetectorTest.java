package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.detector.yolo.model.ModelFile;
import org.lepetpal.testkit.DetectorContract;
import org.lepetpal.testkit.SharedData;
import org.lepetpal.testkit.TestFrame;

class YoloDetectorTest extends DetectorContract {
    private YoloDetector detector;

    @BeforeEach
    void load() throws Exception {
        // In the photograph it takes the pickup for a car or a lorry: with both as one there is one.
        Map<Integer, String> wanted = Map.of(16, "dog", 2, "vehicle", 7, "vehicle", 1, "bicycle");
        try (ModelFile file = ModelFile.open(SharedData.path("models/yolox_nano.onnx"))) {
            detector = new YoloDetector(YoloModel.load(file, new Engine(1, "all", "cpu")), wanted, 0.2, 0.45);
        }
    }

    @AfterEach
    void close() {
        if (detector != null) {
            detector.close();
        }
    }

    @Override
    protected Detector detector() {
        return detector;
    }

    @Override
    protected TestFrame frame() {
        Picture photo = Photos.read("images/dog.jpg");
        byte[] bgr = new byte[photo.bgr().remaining()];
        photo.bgr().duplicate().get(bgr);
        return new TestFrame(photo.width(), photo.height(), 7, 1, bgr);
    }

    @Test
    void detectionsTellWhatFoundThem() {
        assertThat(detector.detect(frame()))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.model().orElseThrow()).matches("yolox_nano [0-9a-f]{8}"));
    }

    @Test
    void peopleHaveJointsWhereTheyBelong() throws Exception {
        Picture photo = Photos.read("images/zidane.jpg");
        byte[] bgr = new byte[photo.bgr().remaining()];
        photo.bgr().duplicate().get(bgr);
        try (ModelFile file = ModelFile.open(SharedData.path("models/yolo11n-pose-int8-repaired.onnx"));
                YoloDetector pose = new YoloDetector(
                        YoloModel.load(file, new Engine(1, "all", "cpu")), Map.of(0, "person"), 0.4, 0.45);
                TestFrame frame = new TestFrame(photo.width(), photo.height(), 7, 1, bgr)) {
            Detection person = pose.detect(frame).getFirst();

            assertThat(person.keypoints()).hasSize(17);
            assertThat(person.keypoints().getFirst().name()).isEqualTo("nose");
            assertThat(person.keypoints().getFirst().at().x()).isBetween(person.left(), person.left() + person.width());
            assertThat(person.keypoints().getFirst().at().y())
                    .isBetween(person.top(), person.centre().y());
        }
    }

    @Test
    void classesThatArePublishedAsOneGiveOneBoxForOneThing() {
        List<Detection> found = detector.detect(frame());
        assertThat(found).extracting(Detection::label).contains("dog", "bicycle", "vehicle");
        List<Detection> pickups = found.stream()
                .filter(one -> one.label().equals("vehicle")
                        && one.centre().x() > 450
                        && one.centre().y() < 180)
                .toList();
        assertThat(pickups).hasSize(1);
    }
}
