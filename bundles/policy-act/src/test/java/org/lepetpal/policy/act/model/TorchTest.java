package org.lepetpal.policy.act.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.lepetpal.lerobot.checkpoint.Feature;
import org.lepetpal.lerobot.checkpoint.Normalizer;
import org.lepetpal.lerobot.model.Engine;

/** The trained checkpoint of this project: what ONNX Runtime makes of it, and what PyTorch does (tools/train/golden.py). */
final class TorchTest {
    private static final Path TRAINED = Path.of("../../models/policy/ball/1");
    private static final Path GOLDEN = Path.of("../../tools/train/golden.json");

    @Test
    void computesWhatPyTorchComputes() throws Exception {
        assumeTrue(Files.isDirectory(TRAINED), "skipped: no trained checkpoint in " + TRAINED);
        double worst = 0;
        try (ActCheckpoint checkpoint = ActCheckpoint.open(TRAINED);
                ActModel model = new ActModel(checkpoint, new Engine(1))) {
            for (JsonNode golden : new JsonMapper().readTree(GOLDEN.toFile()).get("cases")) {
                float[] planned = model.plan(
                        List.of(picture(checkpoint, golden.get("case").asInt())), floats(golden.get("state")));
                float[] expected = floats(golden.get("actions"));
                assertThat(planned).hasSameSizeAs(expected);
                for (int i = 0; i < planned.length; i++) {
                    worst = Math.max(worst, Math.abs(planned[i] - expected[i]));
                }
            }
        }
        System.out.printf("worst deviation from PyTorch in double precision %.1e%n", worst);
        assertThat(worst).isPositive().isLessThan(1e-4);
    }

    /** The formula of golden.py. */
    private static float[] picture(ActCheckpoint checkpoint, int golden) {
        Feature camera = checkpoint.config().inputs().stream()
                .filter(input -> input.kind() == Feature.Kind.VISUAL)
                .findFirst()
                .orElseThrow();
        Normalizer normalizer = checkpoint.processing().pictures().get(camera.name());
        int plane = camera.shape().get(1) * camera.shape().get(2);
        float[] picture = new float[3 * plane];
        for (int k = 0; k < picture.length; k++) {
            picture[k] = normalizer.apply(k / plane, (float) ((Math.sin(0.37 * k + golden) + 1) / 2));
        }
        return picture;
    }

    private static float[] floats(JsonNode values) {
        double[] numbers = StreamSupport.stream(values.spliterator(), false)
                .mapToDouble(JsonNode::asDouble)
                .toArray();
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
