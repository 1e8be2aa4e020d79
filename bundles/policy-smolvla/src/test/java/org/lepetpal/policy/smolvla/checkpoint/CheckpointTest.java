package org.lepetpal.policy.smolvla.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.lerobot.checkpoint.BadCheckpointException;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;
import org.lepetpal.testkit.SharedData;

final class CheckpointTest {
    private static final String CONFIG = """
            {"type": "smolvla", "chunk_size": 50, "n_action_steps": 25, "a_key_of_tomorrow": null,
             "input_features": {"observation.state": {"type": "STATE", "shape": [6]},
                                "observation.images.wrist": {"type": "VISUAL", "shape": [3, 480, 640]},
                                "observation.images.front": {"type": "VISUAL", "shape": [3, 480, 640]}},
             "output_features": {"action": {"type": "ACTION", "shape": [6]}}}""";

    private static final Surroundings AROUND = new Surroundings(Optional.empty(), new HubCache(Path.of("nowhere")));

    @TempDir
    private Path folder;

    @Test
    void readsWhatThePolicyIs() throws IOException {
        write(CONFIG);
        PolicyConfig config = PolicyConfig.of(PolicyConfig.file(folder));
        assertThat(config.type()).isEqualTo("smolvla");
        assertThat(config.cameras()).containsExactly("wrist", "front");
        assertThat(config.stateSize()).isEqualTo(6);
        assertThat(config.actionSize()).isEqualTo(6);
        assertThat(config.executedActions()).isEqualTo(25);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"type\": \"smolvla\" | \"kind\": 1 | 'type' is missing",
                "\"chunk_size\": 50 | \"chunk_size\": 0 | 'chunk_size' is 0",
                "\"chunk_size\": 50 | \"chunk_size\": \"x\" | 'chunk_size' is \"x\"",
                "\"n_action_steps\": 25 | \"n_action_steps\": 51 | from 1 to 50",
                "\"VISUAL\" | \"PICTURE\" | observation.images.wrist has type 'PICTURE'",
                "[3, 480, 640] | [3, -480, 640] | has a size of -480",
                "[3, 480, 640] | [] | observation.images.wrist has no shape",
                "\"ACTION\" | \"STATE\" | exactly one feature of type ACTION",
                "\"input_features\" | \"inputs\" | 'input_features' is missing",
                "{\"type\" | {,\"type\" | no JSON",
            })
    void refusesAWrongConfig(String right, String wrong, String why) throws IOException {
        write(CONFIG.replace(right, wrong));
        assertThatThrownBy(() -> Checkpoint.open(folder, AROUND))
                .isInstanceOf(BadCheckpointException.class)
                .hasMessageContaining("config.json")
                .hasMessageContaining(why);
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertThatThrownBy(() -> Checkpoint.open(folder.resolve("none"), AROUND))
                .hasMessage("there is no such folder");
        assertThatThrownBy(() -> Checkpoint.open(folder, AROUND)).hasMessageStartingWith("config.json is missing");
        write(CONFIG);
        assertThatThrownBy(() -> Checkpoint.open(folder, AROUND)).hasMessage("model.safetensors is missing");
        assertThatThrownBy(() -> Checkpoint.open(folder.resolve("config.json"), AROUND))
                .hasMessageContaining("it is a file");
    }

    @Test
    void opensWhatLeRobotSaved() throws IOException {
        try (Checkpoint checkpoint = Checkpoint.open(SharedData.path("smolvla/tiny64_bf16"), AROUND)) {
            assertThat(checkpoint.config().cameras()).containsExactly("camera1", "camera2");
            assertThat(checkpoint.weights().parameters()).isGreaterThan(800_000);
        }
    }

    private void write(String config) throws IOException {
        Files.writeString(folder.resolve("config.json"), config);
    }
}
