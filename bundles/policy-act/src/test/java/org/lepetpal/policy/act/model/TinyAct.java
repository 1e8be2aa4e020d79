package org.lepetpal.policy.act.model;

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
import java.util.Random;
import java.util.TreeMap;
import org.lepetpal.lerobot.checkpoint.ConfigFile;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;

/** An ACT checkpoint of few and random numbers. */
public final class TinyAct {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String CONFIG = """
            {"type": "act", "chunk_size": 10, "n_action_steps": 7, "n_obs_steps": 1, "dim_model": 16, "n_heads": 2,
             "dim_feedforward": 24, "n_encoder_layers": 2, "n_decoder_layers": 1, "latent_dim": 4, "use_vae": true,
             "vision_backbone_width": 4, "replace_final_stride_with_dilation": false, "temporal_ensemble_coeff": null,
             "normalization_mapping": {"VISUAL": "MEAN_STD", "STATE": "MEAN_STD", "ACTION": "MEAN_STD"},
             "input_features": {"observation.state": {"type": "STATE", "shape": [6]},
                                "observation.images.front": {"type": "VISUAL", "shape": [3, 48, 64]}},
             "output_features": {"action": {"type": "ACTION", "shape": [6]}}}""";

    private final Random random = new Random(7);

    /** Writes one with other keys in its configuration. @param changes a JSON object */
    public void write(Path folder, String changes) throws IOException {
        ObjectNode config = (ObjectNode) JSON.readTree(CONFIG);
        for (Map.Entry<String, JsonNode> change : JSON.readTree(changes).properties()) {
            config.set(change.getKey(), change.getValue());
        }
        JSON.writeValue(folder.resolve("config.json").toFile(), config);
        ConfigFile root = PolicyConfig.file(folder);
        PolicyConfig policy = PolicyConfig.of(root);
        weights(
                folder,
                new ActTensors(ActConfig.of(root, policy, ""), policy).check().live());
    }

    private void weights(Path folder, Map<String, List<Long>> shapes) throws IOException {
        Map<String, List<Long>> all = new TreeMap<>(shapes);
        all.put("model.vae_encoder_cls_embed.weight", List.of(1L, 16L));
        ObjectNode header = JSON.createObjectNode();
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (Map.Entry<String, List<Long>> tensor : all.entrySet()) {
            ObjectNode entry = header.putObject(tensor.getKey()).put("dtype", "F32");
            tensor.getValue().forEach(entry.putArray("shape")::add);
            int from = data.size();
            data.writeBytes(numbers(tensor.getKey(), tensor.getValue()));
            entry.putArray("data_offsets").add(from).add(data.size());
        }
        byte[] json = JSON.writeValueAsBytes(header);
        ByteBuffer file =
                ByteBuffer.allocate(Long.BYTES + json.length + data.size()).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(json.length).put(json).put(data.toByteArray());
        Files.write(folder.resolve("model.safetensors"), file.array());
    }

    private byte[] numbers(String name, List<Long> shape) {
        int count = Math.toIntExact(shape.stream().reduce(1L, (a, b) -> a * b));
        // as wide as keeps what flows through a layer about as large as it was
        double spread = shape.size() == 1 ? 0.2 : 1.4 / Math.sqrt((double) count / shape.getFirst());
        double middle = name.endsWith("running_var") || shape.size() == 1 && name.contains("norm") ? 1 : 0.1;
        ByteBuffer bytes = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            double number = middle + random.nextGaussian() * spread;
            bytes.putFloat((float) (name.endsWith("running_var") ? Math.abs(number) + 0.1 : number));
        }
        return bytes.array();
    }
}
