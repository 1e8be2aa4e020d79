package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lepetpal.detector.yolo.layout.Found;
import org.lepetpal.detector.yolo.layout.Keypoint;
import org.lepetpal.detector.yolo.model.ModelFile;
import org.lepetpal.testkit.SharedData;

/** Every model on every photograph of the reference: same classes, IoU at least 0.95, scores within 0.02. */
class ReferenceTest {
    private static final double CONFIDENCE = 0.25;
    private static final double SCORE = 0.02;
    private static final double IOU = 0.95;
    private static final Engine ENGINE = new Engine(1, "all", "cpu");

    @TestFactory
    Stream<DynamicContainer> everyModelOnEveryPhotograph() throws Exception {
        Path reference = SharedData.path("reference/image_detections.json");
        JsonNode images = new ObjectMapper().readTree(Files.readAllBytes(reference)).path("images");
        Map<String, Map<String, JsonNode>> byModel = new TreeMap<>();
        images.properties()
                .forEach(image -> image.getValue()
                        .path("models")
                        .properties()
                        .forEach(model -> byModel.computeIfAbsent(model.getKey(), name -> new TreeMap<>())
                                .put(image.getKey(), model.getValue())));
        return byModel.entrySet().stream()
                .map(model -> dynamicContainer(model.getKey(), photographs(model.getKey(), model.getValue())));
    }

    /** The model is loaded by the first photograph and closed after the last. */
    private static Stream<DynamicTest> photographs(String name, Map<String, JsonNode> photographs) {
        List<YoloModel> loaded = new ArrayList<>();
        Stream<DynamicTest> tests = photographs.entrySet().stream()
                .map(photo -> dynamicTest(photo.getKey(), () -> {
                    if (loaded.isEmpty()) {
                        loaded.add(load(name));
                    }
                    compare(loaded.getFirst(), Photos.read(photo.getKey()), photo.getValue());
                }));
        DynamicTest close = dynamicTest("closes", () -> {
            for (YoloModel model : loaded) {
                model.close();
            }
        });
        return Stream.concat(tests, Stream.of(close));
    }

    private static YoloModel load(String name) throws Exception {
        try (ModelFile file = ModelFile.open(SharedData.path("models/" + name))) {
            return YoloModel.load(file, ENGINE);
        }
    }

    private static void compare(YoloModel model, Picture picture, JsonNode expected) throws Exception {
        var kinds = IntStream.range(0, model.names().size()).boxed().collect(Collectors.toSet());
        List<Found> found = new ArrayList<>(model.look(picture, CONFIDENCE - SCORE, 0.45, kinds));
        for (JsonNode thing : expected) {
            Found wanted = found(thing);
            Found match = found.stream()
                    .filter(one -> one.kind() == wanted.kind()
                            && one.overlap(wanted) >= IOU
                            && Math.abs(one.score() - wanted.score()) <= SCORE)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(wanted + " is missing in " + found));
            assertThat(model.names().get(match.kind())).isEqualTo(thing.path("name").asText());
            for (int i = 0; i < wanted.keypoints().size(); i++) {
                assertThat(match.keypoints().get(i).x())
                        .isCloseTo(wanted.keypoints().get(i).x(), org.assertj.core.data.Offset.offset(5.0));
                assertThat(match.keypoints().get(i).y())
                        .isCloseTo(wanted.keypoints().get(i).y(), org.assertj.core.data.Offset.offset(5.0));
            }
            found.remove(match);
        }
        assertThat(found).allSatisfy(extra -> assertThat(extra.score()).isLessThan(CONFIDENCE + SCORE));
    }

    private static Found found(JsonNode thing) {
        JsonNode box = thing.path("box");
        List<Keypoint> keypoints = new ArrayList<>();
        for (JsonNode point : thing.path("kpts")) {
            keypoints.add(new Keypoint(point.get(0).asDouble(), point.get(1).asDouble(), point.get(2).asDouble()));
        }
        return new Found(
                thing.path("cls").asInt(),
                thing.path("score").asDouble(),
                box.get(0).asDouble(),
                box.get(1).asDouble(),
                box.get(2).asDouble(),
                box.get(3).asDouble(),
                keypoints);
    }
}
