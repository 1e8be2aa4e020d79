package org.lepetpal.policy.smolvla.checkpoint;

import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.expertLayer;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.textLayer;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.visionLayer;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lepetpal.lerobot.checkpoint.BadCheckpointException;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.checkpoint.TensorCheck;

/**
 * Which tensors a SmolVLA checkpoint of a given shape holds, and which of them can reach an action: the language head, the
 * text model's last norm and most of its last layer cannot, as only keys and values leave it.
 */
public final class TensorLayout {
    private final Map<String, List<Long>> live = new LinkedHashMap<>();
    private final Map<String, List<Long>> dead = new LinkedHashMap<>();

    /** The layout of such a policy. */
    public TensorLayout(SmolVlaConfig config) {
        vision(config.vlm());
        text(config);
        expert(config);
        linear(TensorNames.STATE, config.vlm().hidden(), config.maxState());
        linear(TensorNames.ACTION_IN, config.expertHidden(), config.maxAction());
        linear(TensorNames.ACTION_OUT, config.maxAction(), config.expertHidden());
        linear(TensorNames.TIME_IN, config.expertHidden(), 2 * config.expertHidden());
        linear(TensorNames.TIME_OUT, config.expertHidden(), config.expertHidden());
    }

    private void vision(VlmConfig vlm) {
        VlmConfig.Vision sight = vlm.vision();
        int width = sight.hidden();
        live(TensorNames.VISION + "embeddings.patch_embedding.weight", width, 3, sight.patch(), sight.patch());
        live(TensorNames.VISION + "embeddings.patch_embedding.bias", width);
        live(TensorNames.VISION + "embeddings.position_embedding.weight", sight.patches(), width);
        for (int layer = 0; layer < sight.layers(); layer++) {
            for (String projection : List.of("q", "k", "v", "out")) {
                linear(visionLayer(layer) + "self_attn." + projection + "_proj", width, width);
            }
            norm(visionLayer(layer) + "layer_norm1", width);
            norm(visionLayer(layer) + "layer_norm2", width);
            linear(visionLayer(layer) + "mlp.fc1", sight.intermediate(), width);
            linear(visionLayer(layer) + "mlp.fc2", width, sight.intermediate());
        }
        norm(TensorNames.VISION + "post_layernorm", width);
        live(TensorNames.CONNECTOR, vlm.hidden(), width * vlm.scaleFactor() * vlm.scaleFactor());
    }

    private void text(SmolVlaConfig config) {
        VlmConfig vlm = config.vlm();
        live(TensorNames.EMBEDDING, vlm.vocabulary(), vlm.hidden());
        for (int layer = 0; layer < config.layers(); layer++) {
            layer(live, textLayer(layer), vlm, vlm.hidden(), vlm.intermediate(), vlm.hidden());
        }
        String last = textLayer(config.layers() - 1);
        for (String unused : List.of(
                "self_attn.q_proj",
                "self_attn.o_proj",
                "mlp.gate_proj",
                "mlp.up_proj",
                "mlp.down_proj",
                "post_attention_layernorm")) {
            dead.put(last + unused + ".weight", live.remove(last + unused + ".weight"));
        }
        dead.put(TensorNames.TEXT + "norm.weight", shape(vlm.hidden()));
        dead.put(TensorNames.UNUSED_HEAD, shape(vlm.vocabulary(), vlm.hidden()));
    }

    private void expert(SmolVlaConfig config) {
        int width = config.expertHidden();
        for (int layer = 0; layer < config.layers(); layer++) {
            int source = config.selfAttends(layer) ? width : config.vlm().kvWidth();
            layer(live, expertLayer(layer), config.vlm(), width, config.expertIntermediate(), source);
        }
        live(TensorNames.EXPERT + "norm.weight", width);
    }

    private static void layer(
            Map<String, List<Long>> into, String name, VlmConfig vlm, int width, int intermediate, int kvSource) {
        into.put(name + "self_attn.q_proj.weight", shape(vlm.queryWidth(), width));
        into.put(name + "self_attn.k_proj.weight", shape(vlm.kvWidth(), kvSource));
        into.put(name + "self_attn.v_proj.weight", shape(vlm.kvWidth(), kvSource));
        into.put(name + "self_attn.o_proj.weight", shape(width, vlm.queryWidth()));
        into.put(name + "mlp.gate_proj.weight", shape(intermediate, width));
        into.put(name + "mlp.up_proj.weight", shape(intermediate, width));
        into.put(name + "mlp.down_proj.weight", shape(width, intermediate));
        into.put(name + "input_layernorm.weight", shape(width));
        into.put(name + "post_attention_layernorm.weight", shape(width));
    }

    private void linear(String name, long out, long in) {
        live(name + ".weight", out, in);
        live(name + ".bias", out);
    }

    private void norm(String name, long width) {
        live(name + ".weight", width);
        live(name + ".bias", width);
    }

    private void live(String name, long... sizes) {
        live.put(name, shape(sizes));
    }

    private static List<Long> shape(long... sizes) {
        return Arrays.stream(sizes).boxed().toList();
    }

    /** Shapes of the tensors that reach an action, by name. */
    public Map<String, List<Long>> live() {
        return Collections.unmodifiableMap(live);
    }

    /** Shapes of all tensors, those that reach no action included. */
    public Map<String, List<Long>> all() {
        Map<String, List<Long>> all = new LinkedHashMap<>(live);
        all.putAll(dead);
        return all;
    }

    /** How many numbers reach an action. */
    public long liveParameters() {
        return live.values().stream()
                .mapToLong(shape -> shape.stream().reduce(1L, (a, b) -> a * b))
                .sum();
    }

    /**
     * Compares a file with this layout: reads the whole file once.
     *
     * @param file its name, for messages
     * @throws BadCheckpointException naming the tensor and what is wrong with it
     */
    public void check(String file, Safetensors weights) throws BadCheckpointException {
        new TensorCheck(live, dead, List.of()).check(file, weights);
    }
}
