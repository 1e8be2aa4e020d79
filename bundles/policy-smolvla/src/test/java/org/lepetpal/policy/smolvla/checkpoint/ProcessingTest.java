package org.lepetpal.policy.smolvla.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lepetpal.lerobot.checkpoint.Processing;

/** Each form in which LeRobot has said how data is processed. */
final class ProcessingTest {
    private static final String BEFORE = "policy_preprocessor.json";
    private static final String AFTER = "policy_postprocessor.json";

    @TempDir
    private Path folder;

    private Spoilt changed;

    @BeforeEach
    void copy() throws IOException {
        changed = new Spoilt(folder);
    }

    @Test
    void statisticsAmongTheWeights() throws IOException {
        changed.delete(BEFORE);
        changed.delete(AFTER);
        changed.tensors("model.safetensors", all -> {
            all.put("normalize_inputs.buffer_observation_state.mean", Spoilt.Tensor.floats(1, 1, 1, 1, 1, 1));
            all.put("normalize_inputs.buffer_observation_state.std", Spoilt.Tensor.floats(2, 2, 2, 2, 2, 2));
            all.put("unnormalize_outputs.buffer_action.mean", Spoilt.Tensor.floats(5, 5, 5, 5, 5, 5));
            all.put("unnormalize_outputs.buffer_action.std", Spoilt.Tensor.floats(3, 3, 3, 3, 3, 3));
        });
        Processing read = read();
        assertThat(read.state().apply(new float[] {5, 1, 0, 0, 0, 0})).startsWith(2, 0, -0.5f);
        assertThat(read.action().invert(new float[] {2, 0, -1, 0, 0, 0})).startsWith(11, 5, 2);
        assertThat(read.prompts()).isEqualTo(new Processing.Prompts("", "", 0));
        assertThat(read.warnings()).isEmpty();
    }

    /** As smolvla_base has them: under names of its training data that match no feature. */
    @Test
    void statisticsThatMatchNothingChangeNothingAndAreTold() throws IOException {
        for (String step : new String[] {"preprocessor_step_5_normalizer", "postprocessor_step_0_unnormalizer"}) {
            changed.tensors("policy_" + step + "_processor.safetensors", all -> {
                all.clear();
                all.put("so100.buffer.action.mean", Spoilt.Tensor.floats(1));
            });
        }
        Processing read = read();
        assertThat(read.state().apply(new float[] {7})).containsExactly(7);
        assertThat(read.action().invert(new float[] {7})).containsExactly(7);
        assertThat(read.warnings())
                .containsExactly(
                        "there are no statistics of observation.state: it is not normalised",
                        "there are no statistics of action: it is not normalised");
    }

    @Test
    void namesTheCamerasThatTheRobotCallsOtherwise() throws IOException {
        changed.json(BEFORE, root -> ((ObjectNode) root.path("steps").get(0).path("config"))
                .putObject("rename_map")
                .put("observation.images.front", "observation.images.camera1"));
        assertThat(read().renames()).isEqualTo(Map.of("observation.images.front", "observation.images.camera1"));
    }

    @Test
    void takesTheTokenizerFromTheHubsCache(@TempDir Path cache) throws IOException {
        Path snapshot = cache.resolve("models--HuggingFaceTB--SmolVLM2-500M-Video-Instruct/snapshots/7b375e1b");
        Files.createDirectories(snapshot);
        for (String file : new String[] {"tokenizer.json", "tokenizer_config.json"}) {
            Files.move(changed.file("tokenizer/" + file), snapshot.resolve(file));
        }
        Surroundings around = new Surroundings(Optional.empty(), new HubCache(cache));
        try (Checkpoint checkpoint = Checkpoint.open(folder, around)) {
            assertThat(checkpoint.tokenizer()).isEqualTo(new TokenizerFiles(snapshot.resolve("tokenizer.json"), true));
        }
        Surroundings chosen = new Surroundings(Optional.of(snapshot), new HubCache(Path.of("nowhere")));
        try (Checkpoint checkpoint = Checkpoint.open(folder, chosen)) {
            assertThat(checkpoint.tokenizer().tokenizer()).startsWith(snapshot);
        }
    }

    private Processing read() throws IOException {
        try (Checkpoint checkpoint = changed.open()) {
            return checkpoint.processing();
        }
    }
}
