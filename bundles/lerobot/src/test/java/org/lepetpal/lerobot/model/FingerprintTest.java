package org.lepetpal.lerobot.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.graph.Blueprint;
import org.lepetpal.testkit.SharedData;
import org.lepetpal.wrap.onnxruntime.Processor;

/** A model that is kept is found again as long as nothing has changed that it depends on. */
final class FingerprintTest {
    private static final Blueprint GRAPH = new Blueprint(new byte[] {1}, List.of("model.state_proj.bias"));
    private static final Map<String, String> TOLD = Map.of("session.x64quantprecision", "1");
    private static final Processor PROCESSOR = new Processor("flags : avx2");

    private final Safetensors weights;

    FingerprintTest() throws IOException {
        weights = Safetensors.open(SharedData.path("smolvla/tiny64/model.safetensors"));
    }

    @AfterEach
    void close() {
        weights.close();
    }

    @Test
    void isTheSameAsLongAsNothingHasChanged() {
        assertThat(of(GRAPH, TOLD, PROCESSOR))
                .isEqualTo(of(GRAPH, TOLD, PROCESSOR))
                .startsWith("part-");
    }

    @Test
    void isAnotherWhereOnnxRuntimeIsToldSomethingElse() {
        assertThat(of(GRAPH, Map.of(), PROCESSOR)).isNotEqualTo(of(GRAPH, TOLD, PROCESSOR));
        assertThat(of(GRAPH, Map.of("session.x64quantprecision", "0"), PROCESSOR))
                .isNotEqualTo(of(GRAPH, TOLD, PROCESSOR));
    }

    @Test
    void isAnotherForAnotherGraphTensorOrProcessor() {
        assertThat(of(new Blueprint(new byte[] {2}, GRAPH.weights()), TOLD, PROCESSOR))
                .isNotEqualTo(of(GRAPH, TOLD, PROCESSOR));
        assertThat(of(new Blueprint(GRAPH.model(), List.of()), TOLD, PROCESSOR))
                .isNotEqualTo(of(GRAPH, TOLD, PROCESSOR));
        assertThat(of(GRAPH, TOLD, new Processor("flags : avx2 avx512f"))).isNotEqualTo(of(GRAPH, TOLD, PROCESSOR));
    }

    private String of(Blueprint graph, Map<String, String> told, Processor processor) {
        return Fingerprint.of("part", graph, weights, told, processor);
    }
}
