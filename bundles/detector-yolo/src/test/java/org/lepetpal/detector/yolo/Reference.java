package org.lepetpal.detector.yolo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.lepetpal.detector.yolo.layout.Found;
import org.lepetpal.detector.yolo.layout.Keypoint;
import org.lepetpal.detector.yolo.model.ModelFile;
import org.lepetpal.testkit.SharedData;

/** Recorded detections of the shared test data: same classes, IoU at least 0.95, scores within 0.02. */
final class Reference {
    /** With which they were recorded. */
    static final double CONFIDENCE = 0.25;

    static final double OVERLAP = 0.45;
    private static final double SCORE = 0.02;
    private static final double IOU = 0.95;
    private static final Engine ENGINE = new Engine(1, "all", "cpu");

    private Reference() {}

    static YoloModel load(String name) throws Exception {
        try (ModelFile file = ModelFile.open(SharedData.path("models/" + name))) {
            return YoloModel.load(file, ENGINE);
        }
    }

    /**
     * Whether this model gives the recorded scores on this processor: without AVX-512, with which they were recorded, those of models
     * that are quantised while they run differ by up to 0.04; the cause is not separated.
     */
    static boolean bindsHere(String name) throws Exception {
        try (ModelFile file = ModelFile.open(SharedData.path("models/" + name))) {
            return !file.blueprint().dynamicallyQuantised() || hasAvx512();
        }
    }

    private static boolean hasAvx512() throws IOException {
        Path processor = Path.of("/proc/cpuinfo");
        return Files.exists(processor) && Files.readString(processor).contains(" avx512f ");
    }

    /** @param expected things as they are recorded */
    static void compare(YoloModel model, Picture picture, JsonNode expected) throws Exception {
        Set<Integer> kinds = kinds(model);
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

    /** All that it knows. */
    static Set<Integer> kinds(YoloModel model) {
        return IntStream.range(0, model.names().size()).boxed().collect(Collectors.toSet());
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
