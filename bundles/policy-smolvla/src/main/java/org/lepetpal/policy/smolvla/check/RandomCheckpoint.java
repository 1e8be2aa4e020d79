package org.lepetpal.policy.smolvla.check;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.lepetpal.policy.smolvla.checkpoint.TensorLayout;

/** A checkpoint with random numbers in it, to measure with. */
final class RandomCheckpoint {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONFIG = """
            {"type": "smolvla", "chunk_size": 50, "n_action_steps": 50,
             "input_features": {"observation.state": {"type": "STATE", "shape": [6]},
                                "observation.images.camera1": {"type": "VISUAL", "shape": [3, 512, 512]},
                                "observation.images.camera2": {"type": "VISUAL", "shape": [3, 512, 512]}},
             "output_features": {"action": {"type": "ACTION", "shape": [6]}}%s}""";
    private static final String SMALL_CONFIG = """
            , "resize_imgs_with_padding": [128, 128], "num_vlm_layers": 4""";
    private static final String SMALL_VLM = """
            {"text_config": {"hidden_size": 192, "intermediate_size": 512, "num_hidden_layers": 4,
              "num_attention_heads": 3, "num_key_value_heads": 1, "head_dim": 64, "vocab_size": 512,
              "rms_norm_eps": 1e-5, "hidden_act": "silu"},
             "vision_config": {"hidden_size": 192, "intermediate_size": 768, "num_hidden_layers": 3,
              "num_attention_heads": 3, "image_size": 128, "patch_size": 16, "layer_norm_eps": 1e-6,
              "hidden_act": "gelu_pytorch_tanh"},
             "scale_factor": 2}""";
    private static final String TOKENIZER = """
            {"version": "1.0", "added_tokens": [], "normalizer": null, "pre_tokenizer": {"type": "WhitespaceSplit"},
             "post_processor": null, "decoder": null, "truncation": null, "padding": null,
             "model": {"type": "WordLevel", "vocab": {"a": 0, "b": 1}, "unk_token": "a"}}""";

    private RandomCheckpoint() {}

    /** Writes the real base model's shapes, 907 MB, into an empty folder. */
    static void write(Path folder) throws IOException {
        Files.writeString(folder.resolve("config.json"), CONFIG.formatted(""));
        weights(folder);
    }

    /** Writes a model of the same kind, 5 MB, that is loaded and run in no time. */
    static void writeSmall(Path folder) throws IOException {
        Files.writeString(folder.resolve("config.json"), CONFIG.formatted(SMALL_CONFIG));
        Files.writeString(folder.resolve("vlm_config.json"), SMALL_VLM);
        weights(folder);
    }

    private static void weights(Path folder) throws IOException {
        Files.writeString(folder.resolve("tokenizer.json"), TOKENIZER);
        Map<String, List<Long>> shapes = new TensorLayout(Checkpoint.model(folder, Surroundings.ofProcess())).all();
        try (OutputStream out =
                new BufferedOutputStream(Files.newOutputStream(folder.resolve("model.safetensors")), 1 << 20)) {
            byte[] header = header(shapes);
            out.write(ByteBuffer.allocate(Long.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putLong(header.length)
                    .array());
            out.write(header);
            SplittableRandom random = new SplittableRandom(1);
            for (List<Long> shape : shapes.values()) {
                fill(out, random, shape);
            }
        }
    }

    private static byte[] header(Map<String, List<Long>> shapes) throws IOException {
        ObjectNode header = JSON.createObjectNode();
        long at = 0;
        for (Map.Entry<String, List<Long>> tensor : shapes.entrySet()) {
            long end = at + elements(tensor.getValue()) * Short.BYTES;
            ObjectNode entry = header.putObject(tensor.getKey()).put("dtype", "BF16");
            tensor.getValue().forEach(entry.putArray("shape")::add);
            entry.putArray("data_offsets").add(at).add(end);
            at = end;
        }
        return JSON.writeValueAsBytes(header);
    }

    private static void fill(OutputStream out, SplittableRandom random, List<Long> shape) throws IOException {
        // norms around 1, as in a trained model; matrices around 0 and so wide that what leaves them varies
        // as what entered
        float middle = shape.size() == 1 ? 1 : 0;
        float spread = shape.size() == 1 ? 0.1f : (float) Math.sqrt(12.0 * shape.getFirst() / elements(shape));
        for (long i = 0; i < elements(shape); i++) {
            float number = middle + (random.nextFloat() - 0.5f) * spread;
            int bits = Float.floatToRawIntBits(number) >>> Short.SIZE;
            out.write(bits);
            out.write(bits >>> Byte.SIZE);
        }
    }

    private static long elements(List<Long> shape) {
        return shape.stream().reduce(1L, (a, b) -> a * b);
    }
}
