package org.lepetpal.policy.smolvla.checkpoint;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.lerobot.checkpoint.BadCheckpointException;

/** Each way in which a checkpoint can be broken is refused by a sentence that names the file and the thing. */
final class BrokenCheckpointTest {
    private static final String WEIGHTS = "model.safetensors";
    private static final String BEFORE = "policy_preprocessor.json";
    private static final String BIAS = TensorNames.ACTION_IN + ".bias";

    @TempDir
    private Path folder;

    private Spoilt spoilt;

    @BeforeEach
    void copy() throws IOException {
        spoilt = new Spoilt(folder);
        spoilt.open().close();
    }

    @Test
    void truncatedFile() throws IOException {
        try (FileChannel file = FileChannel.open(spoilt.file(WEIGHTS), StandardOpenOption.WRITE)) {
            file.truncate(file.size() - 1000);
        }
        refused("model.safetensors: its tensors take", "it was cut off");
    }

    @Test
    void absurdHeaderSize() throws IOException {
        try (FileChannel file = FileChannel.open(spoilt.file(WEIGHTS), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, 1L << 50));
        }
        refused("model.safetensors: the header claims 1125899906842624 bytes");
    }

    @Test
    void wrongDtype() throws IOException {
        spoilt.tensors(WEIGHTS, all -> all.computeIfPresent(BIAS, (name, tensor) -> tensor.of("I32")));
        refused("model.safetensors: tensor model.action_in_proj.bias has dtype I32");
    }

    @Test
    void missingTensor() throws IOException {
        spoilt.tensors(WEIGHTS, all -> all.remove(BIAS));
        refused("model.safetensors: tensor model.action_in_proj.bias of shape [72] is missing");
    }

    @Test
    void extraTensor() throws IOException {
        spoilt.tensors(WEIGHTS, all -> all.put("model.lora.weight", Spoilt.Tensor.floats(1)));
        refused("model.safetensors holds 1 tensors", "model.lora.weight");
    }

    @Test
    void weightThatIsNoNumber() throws IOException {
        spoilt.tensors(WEIGHTS, all -> all.computeIfPresent(BIAS, (name, tensor) -> tensor.with(7, Float.NaN)));
        refused("model.safetensors: number 7 of tensor model.action_in_proj.bias is NaN or infinite");
    }

    @Test
    void wrongShape() throws IOException {
        spoilt.tensors(WEIGHTS, all -> all.computeIfPresent(BIAS, (name, tensor) -> tensor.shaped(8L, 9L)));
        refused(
                "model.safetensors: tensor model.action_in_proj.bias has shape [8, 9], the configuration asks for [72]");
    }

    @Test
    void expertLayersThatTheReferenceCannotDo() throws IOException {
        spoilt.json("config.json", root -> root.put("num_expert_layers", 2));
        refused("config.json: 'num_expert_layers' is 2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attention_mode | self_attn | only \"cross_attn\" is computed",
                "type | act | 'type' is 'act', not 'smolvla'",
                "type | tdmpc | run are act, smolvla",
            })
    void whatIsNotComputed(String key, String value, String why) throws IOException {
        spoilt.json("config.json", root -> root.put(key, value));
        refused("config.json: '" + key + "' is", why);
    }

    @Test
    void pictureSizeThatTheVisionModelDoesNotWant() throws IOException {
        spoilt.json(
                "config.json",
                root -> root.putArray("resize_imgs_with_padding").add(64).add(48));
        refused("config.json: 'resize_imgs_with_padding' is [64,48]; the vision model wants [64, 64]");
    }

    @Test
    void alohaJoints() throws IOException {
        spoilt.json("config.json", root -> root.put("adapt_to_pi_aloha", true));
        refused("config.json: 'adapt_to_pi_aloha' is true");
    }

    @Test
    void missingTokenizer() throws IOException {
        spoilt.delete("tokenizer/tokenizer.json");
        refused("the tokenizer is missing: put tokenizer.json", "SmolVLM2-500M", "SMOLVLA_TOKENIZER");
    }

    @Test
    void visionLanguageModelOfUnknownShape() throws IOException {
        spoilt.delete("vlm_config.json");
        spoilt.json("config.json", root -> root.put("vlm_model_name", "someone/else"));
        refused("the shape of someone/else is not known", "vlm_config.json");
    }

    @Test
    void visionLanguageModelThatCannotBe() throws IOException {
        spoilt.json("vlm_config.json", root -> root.put("scale_factor", 3));
        refused("vlm_config.json: it is needed that 'scale_factor' divides");
    }

    @Test
    void stepThatIsNotKnown() throws IOException {
        spoilt.json(BEFORE, root -> root.withArray("steps").addObject().put("registry_name", "relative_actions"));
        refused("policy_preprocessor.json: the step 'relative_actions' is not known");
    }

    @Test
    void halfOfTheProcessors() throws IOException {
        spoilt.delete(BEFORE);
        refused("policy_preprocessor.json is missing");
    }

    @Test
    void statisticsThatAreNotThere() throws IOException {
        spoilt.delete("policy_preprocessor_step_5_normalizer_processor.safetensors");
        refused("policy_preprocessor_step_5_normalizer_processor.safetensors is missing");
    }

    @Test
    void statisticsOfAnotherRobot() throws IOException {
        spoilt.tensors(
                "policy_preprocessor_step_5_normalizer_processor.safetensors",
                all -> all.put("observation.state.mean", Spoilt.Tensor.floats(1, 2, 3)));
        refused("normalizer_processor.safetensors: feature observation.state: 'mean' and 'std' have 3 and 6 numbers");
    }

    @Test
    void statisticsElsewhere() throws IOException {
        spoilt.json(BEFORE, root -> root.withArray("steps")
                .forEach(step -> ((ObjectNode) step).put("state_file", "../stolen.safetensors")));
        refused("policy_preprocessor.json names '../stolen.safetensors'", "not in the checkpoint's folder");
    }

    private void refused(String... parts) {
        assertThatThrownBy(spoilt::open)
                .isInstanceOf(BadCheckpointException.class)
                .message()
                .contains(parts);
    }
}
