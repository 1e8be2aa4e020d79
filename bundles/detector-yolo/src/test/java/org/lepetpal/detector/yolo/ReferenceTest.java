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
import java.util.Optional;
import java.util.Set;
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
    private static final double OVERLAP = 0.45;
    private static final Engine ENGINE = new Engine(1, "all", "cpu");

    @TestFactory
    Stream<DynamicContainer> everyModelOnEveryPhotograph() throws Exception {
        Path reference = SharedData.path("reference/image_detections.json");
        JsonNode images =
                new ObjectMapper().readTree(Files.readAllBytes(reference)).path("images");
        Map<String, Map<String, JsonNode>> byModel = new TreeMap<>();
        images.properties()
                .forEach(image -> image.getValue().path("models").properties().forEach(model -> byModel.computeIfAbsent(
                                model.getKey(), name -> new TreeMap<>())
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
        Set<Integer> kinds = IntStream.range(0, model.names().size()).boxed().collect(Collectors.toSet());
        List<Found> found = new ArrayList<>(model.look(picture, CONFIDENCE - SCORE, OVERLAP, kinds));
        for (JsonNode thing : expected) {
            Found wanted = found(thing);
            assertThat(model.names().get(wanted.kind()))
                    .isEqualTo(thing.path("name").asText());
            Optional<Found> match =
                    found.stream().filter(one -> matches(one, wanted)).findFirst();
            if (match.isEmpty()) {
                match = equallySure(model.look(picture, CONFIDENCE, 1, kinds), found, wanted);
            }
            assertThat(match).as("%s among %s", wanted, found).isPresent();
            found.remove(match.get());
        }
        assertThat(found).allSatisfy(extra -> assertThat(extra.score()).isLessThan(CONFIDENCE + SCORE));
    }

    /**
     * int8 models give the boxes of one thing exactly the same score; which of them stays is arbitrary. The reference's must be
     * one of those.
     *
     * @return the one that stayed here
     */
    private static Optional<Found> equallySure(List<Found> all, List<Found> kept, Found wanted) {
        return kept.stream()
                .filter(one -> all.stream()
                        .anyMatch(other ->
                                other.score() == one.score() && other.overlap(one) > OVERLAP && matches(other, wanted)))
                .findFirst();
    }

    private static boolean matches(Found one, Found wanted) {
        boolean box = one.kind() == wanted.kind()
                && one.overlap(wanted) >= IOU
                && Math.abs(one.score() - wanted.score()) <= SCORE;
        return box
                && IntStream.range(0, wanted.keypoints().size())
                        .allMatch(i ->
                                near(one.keypoints().get(i), wanted.keypoints().get(i)));
    }

    private static boolean near(Keypoint one, Keypoint wanted) {
        return Math.hypot(one.x() - wanted.x(), one.y() - wanted.y()) < 1
                && Math.abs(one.score() - wanted.score()) <= SCORE;
    }

    private static Found found(JsonNode thing) {
        JsonNode box = thing.path("box");
        List<Keypoint> keypoints = new ArrayList<>();
        for (JsonNode point : thing.path("kpts")) {
            keypoints.add(new Keypoint(
                    point.get(0).asDouble(),
                    point.get(1).asDouble(),
                    point.get(2).asDouble()));
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
