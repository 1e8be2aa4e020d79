package org.lepetpal.policy.smolvla.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.Trace;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.HubCache;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.lepetpal.policy.smolvla.checkpoint.TensorLayout;
import org.lepetpal.policy.smolvla.model.Scene;
import org.lepetpal.policy.smolvla.model.SmolVlaModel;
import org.lepetpal.policy.smolvla.model.Tokenizer;
import org.lepetpal.testkit.SharedData;

/** Options that no golden case covers, against a second implementation in double precision. */
final class OptionsTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Surroundings AROUND = new Surroundings(Optional.empty(), new HubCache(Path.of("nowhere")));

    @TempDir
    private Path folder;

    private final Random random = new Random(7);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "as it is | {}",
                "tokens around pictures | {\"add_image_special_tokens\": true, \"empty_cameras\": 1}",
                "a padded prefix | {\"prefix_length\": 130}",
                "self-attention every third layer | {\"self_attn_every_n_layers\": 3}",
                "self-attention in every layer | {\"self_attn_every_n_layers\": 1}",
                "cross-attention alone | {\"self_attn_every_n_layers\": 0}",
                "all six layers | {\"num_vlm_layers\": 0}",
                "one layer | {\"num_vlm_layers\": 1}",
                "a narrow expert | {\"expert_width_multiplier\": 0.5}",
                "a wide expert | {\"expert_width_multiplier\": 1.0}",
                "other times | {\"num_steps\": 3, \"min_period\": 0.01, \"max_period\": 2.0}",
                "another chunk | {\"chunk_size\": 7, \"n_action_steps\": 5, \"max_action_dim\": 8, \"max_state_dim\": 9}",
            })
    void isComputedAsTheSpecificationWordsIt(String what, String changes) throws Exception {
        int prefixLength = write((ObjectNode) JSON.readTree(changes));
        try (Checkpoint checkpoint = Checkpoint.open(folder, AROUND);
                Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), 48);
                SmolVlaModel model = new SmolVlaModel(checkpoint, tokenizer, new Engine(1), false)) {
            List<Optional<float[]>> pictures =
                    List.of(Optional.of(noise(3 * 64 * 64)), Optional.empty(), Optional.of(noise(3 * 64 * 64)));
            List<Long> tokens = tokenizer.encode("push the button");
            float[] state = noise(6);
            float[] noise = noise(model.noiseSize());
            long[] special = checkpoint.model().imageSpecialTokens() ? special(tokenizer) : new long[0];
            int chunk = checkpoint.config().chunkSize();
            double[][] expected = new Reference(checkpoint.model(), checkpoint.weights(), chunk, prefixLength)
                    .plan(pictures, tokens, 48 - tokens.size(), state, noise, special);
            float[] actual = model.plan(new Scene(pictures, tokens, state), noise, Trace.NONE);
            double worst = 0;
            for (int i = 0; i < actual.length; i++) {
                double golden = expected[i / checkpoint.model().maxAction()][
                        i % checkpoint.model().maxAction()];
                worst = Math.max(worst, Math.abs(golden - actual[i]));
            }
            System.out.printf("%-32s worst %.1e%n", what, worst);
            assertThat(worst).isCloseTo(0, within(Parity.ACTION));
        }
    }

    private static long[] special(Tokenizer tokenizer) {
        long fake = tokenizer.ids("<fake_token_around_image>").getFirst();
        return new long[] {fake, tokenizer.ids("<global-img>").getFirst(), fake};
    }

    private float[] noise(int size) {
        float[] noise = new float[size];
        for (int i = 0; i < size; i++) {
            noise[i] = (float) random.nextGaussian() * 0.7f;
        }
        return noise;
    }

    /** The tiny model with other options and random weights of the shapes that follow. @return the prefix's length */
    private int write(ObjectNode changes) throws IOException {
        Path sound = SharedData.path("smolvla/tiny64");
        Files.createDirectories(folder.resolve("tokenizer"));
        for (String file : List.of("vlm_config.json", "tokenizer/tokenizer.json", "tokenizer/tokenizer_config.json")) {
            Files.write(folder.resolve(file), Files.readAllBytes(sound.resolve(file)));
        }
        ObjectNode config =
                (ObjectNode) JSON.readTree(sound.resolve("config.json").toFile());
        for (Map.Entry<String, JsonNode> change : changes.properties()) {
            config.set(change.getKey(), change.getValue());
        }
        JSON.writeValue(folder.resolve("config.json").toFile(), config);
        Map<String, List<Long>> shapes = new TensorLayout(Checkpoint.model(folder, AROUND)).all();
        ObjectNode header = JSON.createObjectNode();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (Map.Entry<String, List<Long>> tensor : shapes.entrySet()) {
            ObjectNode entry = header.putObject(tensor.getKey()).put("dtype", "F32");
            tensor.getValue().forEach(entry.putArray("shape")::add);
            int from = data.size();
            data.writeBytes(numbers(tensor.getValue()));
            entry.putArray("data_offsets").add(from).add(data.size());
        }
        byte[] json = JSON.writeValueAsBytes(header);
        ByteBuffer file =
                ByteBuffer.allocate(Long.BYTES + json.length + data.size()).order(ByteOrder.LITTLE_ENDIAN);
        Files.write(
                folder.resolve("model.safetensors"),
                file.putLong(json.length).put(json).put(data.toByteArray()).array());
        return config.path("prefix_length").asInt();
    }

    private byte[] numbers(List<Long> shape) {
        int count = Math.toIntExact(shape.stream().reduce(1L, (a, b) -> a * b));
        // as wide as keeps what flows through a layer about as large as it was
        double spread = shape.size() == 1 ? 0.2 : 1 / Math.sqrt((double) count / shape.getFirst());
        double middle = shape.size() == 1 ? 1 : 0;
        ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            bytes.putFloat((float) (middle + random.nextGaussian() * spread));
        }
        return bytes.array();
    }
}
