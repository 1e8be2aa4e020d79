package org.lepetpal.policy.act.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.lerobot.checkpoint.BadCheckpointException;
import org.lepetpal.lerobot.checkpoint.Normalizer;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.checkpoint.Tailoring;
import org.lepetpal.lerobot.model.Picture;
import org.lepetpal.testkit.SharedData;

final class ActCheckpointTest {
    private static final String PROCESSORS = "so101/act_checkpoint_processors";

    @TempDir
    private Path folder;

    /** The processors' files are what LeRobot saved for an ACT policy. */
    @Test
    void normalisesAsLeRobotsOwnFilesSay() throws IOException {
        new TinyAct().write(folder, "{}");
        Path saved = SharedData.path(PROCESSORS);
        for (String file : List.of(
                "policy_preprocessor.json",
                "policy_preprocessor_step_3_normalizer_processor.safetensors",
                "policy_postprocessor.json",
                "policy_postprocessor_step_0_unnormalizer_processor.safetensors")) {
            Files.copy(saved.resolve(file), folder.resolve(file));
        }
        try (ActCheckpoint checkpoint = ActCheckpoint.open(folder);
                Safetensors statistics = Safetensors.open(
                        saved.resolve("policy_preprocessor_step_3_normalizer_processor.safetensors"))) {
            assertThat(checkpoint.processing().warnings()).isEmpty();
            float[] mean = statistics.floats("observation.state.mean");
            float[] std = statistics.floats("observation.state.std");
            assertThat(checkpoint.processing().state().apply(mean)).containsOnly(0);
            assertThat(checkpoint.processing().action().invert(new float[] {0, 0, 0, 0, 0, 1})[5])
                    .isCloseTo(statistics.floats("action.mean")[5] + statistics.floats("action.std")[5], within(1e-4f));
            assertThat(checkpoint.processing().state().apply(new float[6])[0])
                    .isCloseTo(-mean[0] / std[0], within(1e-4f));
            Normalizer front = checkpoint.processing().pictures().get("observation.images.front");
            float red = statistics.floats("observation.images.front.mean")[0];
            assertThat(front.apply(0, red)).isCloseTo(0, within(1e-6f));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"type\": \"smolvla\"} | 'type' is 'smolvla', not 'act'",
                "{\"vision_backbone\": \"vgg16\"} | 'vision_backbone' is 'vgg16'; computed are resnet101, resnet152,",
                "{\"dim_model\": 18} | 'dim_model' is 18",
                "{\"feedforward_activation\": \"glu\"} | 'feedforward_activation' is 'glu'",
                "{\"replace_final_stride_with_dilation\": true} | 'replace_final_stride_with_dilation' is true",
                "{\"temporal_ensemble_coeff\": 0.01} | 'n_action_steps' is 7",
                "{\"n_obs_steps\": 2} | 'n_obs_steps' is 2",
            })
    void whatIsNotComputed(String changes, String why) {
        assertThatThrownBy(() -> {
                    new TinyAct().write(folder, changes);
                    ActCheckpoint.open(folder).close();
                })
                .isInstanceOf(BadCheckpointException.class)
                .hasMessageContaining("config.json")
                .hasMessageContaining(why);
    }

    @Test
    void whoSaysHowMuchOfAnEnsemblesChunkIsDoneIsNamed() throws IOException {
        new TinyAct().write(folder, "{\"n_action_steps\": 1, \"temporal_ensemble_coeff\": 0.01}");
        Tailoring own = new Tailoring("model.json, policy: ", Optional.empty(), OptionalInt.empty(), OptionalInt.of(3));
        assertThatThrownBy(() -> ActCheckpoint.open(folder, own))
                .hasMessage("model.json, policy: 'n_action_steps' is 3, with 'temporal_ensemble_coeff' in config.json"
                        + " it has to be 1");
    }

    @Test
    void weightsOfAnotherShapeAreRefused() throws IOException {
        new TinyAct().write(folder, "{}");
        Path config = folder.resolve("config.json");
        Files.writeString(config, Files.readString(config).replace("\"chunk_size\":10", "\"chunk_size\":11"));
        assertThatThrownBy(() -> ActCheckpoint.open(folder))
                .hasMessageContaining("model.decoder_pos_embed.weight has shape [10, 16]");
    }

    @Test
    void picturesAreMadeSmallerByAveragingAndLargerBetweenPixels() {
        ByteBuffer pixels = ByteBuffer.wrap(new byte[] {0, 0, 0, 100, 0, 0, 20, 0, 0, 40, 0, 0});
        Picture picture = Picture.rgb(2, 2, pixels);
        assertThat(new Eyes(1, 1, Normalizer.identity()).see(picture)[0]).isCloseTo(40 / 255f, within(1e-6f));
        assertThat(new Eyes(2, 2, Normalizer.identity()).see(picture)[1]).isCloseTo(100 / 255f, within(1e-6f));
        assertThat(new Eyes(4, 2, Normalizer.identity()).see(picture)).startsWith(0, 25 / 255f, 75 / 255f, 100 / 255f);
    }
}
