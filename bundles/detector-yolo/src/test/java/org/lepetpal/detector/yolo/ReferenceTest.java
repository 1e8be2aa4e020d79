package org.lepetpal.detector.yolo;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
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
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.lepetpal.testkit.SharedData;

/** Every model on every photograph of the reference: same classes, IoU at least 0.95, scores within 0.02. */
class ReferenceTest {
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
        List<DynamicContainer> models = new ArrayList<>();
        for (Map.Entry<String, Map<String, JsonNode>> model : byModel.entrySet()) {
            boolean binds = Reference.bindsHere(model.getKey());
            models.add(dynamicContainer(model.getKey(), photographs(model.getKey(), binds, model.getValue())));
        }
        return models.stream();
    }

    /** The model is loaded by the first photograph and closed after the last. */
    private static Stream<DynamicTest> photographs(String name, boolean binds, Map<String, JsonNode> photographs) {
        List<YoloModel> loaded = new ArrayList<>();
        Stream<DynamicTest> tests = photographs.entrySet().stream()
                .map(photo -> dynamicTest(photo.getKey(), () -> {
                    assumeTrue(
                            binds,
                            "the scores of models that are quantised while they run differ on processors without AVX-512,"
                                    + " with which the reference was recorded; RecallTest judges them");
                    if (loaded.isEmpty()) {
                        loaded.add(Reference.load(name));
                    }
                    Reference.compare(loaded.getFirst(), Photos.read(photo.getKey()), photo.getValue());
                }));
        DynamicTest close = dynamicTest("closes", () -> {
            for (YoloModel model : loaded) {
                model.close();
            }
        });
        return Stream.concat(tests, Stream.of(close));
    }
}
