package org.lepetpal.policy.smolvla.graph;

import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.expertLayer;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.textLayer;

import java.util.Map;
import java.util.Optional;
import org.lepetpal.lerobot.checkpoint.TensorInfo;
import org.lepetpal.lerobot.graph.Blueprint;
import org.lepetpal.lerobot.graph.Graph;
import org.lepetpal.lerobot.graph.Layers;
import org.lepetpal.lerobot.graph.Precision;
import org.lepetpal.policy.smolvla.checkpoint.SmolVlaConfig;
import org.lepetpal.policy.smolvla.checkpoint.VlmConfig;

/**
 * The text model over the prefix (pictures, prompt, state): from embeddings to the keys and values that the expert attends to.
 * Those of the expert's cross-attention, which do not change from step to step, are computed here once.
 */
public final class PrefixGraph {
    /** [prefix, hidden]. */
    public static final String EMBEDDINGS = "embeddings";

    /** Added to the scores, [prefix, prefix]. */
    public static final String MASK = "mask";

    /** Cosines of the positions' angles, [prefix, headDim / 2]. */
    public static final String COS = "cos";

    /** Sines of the positions' angles. */
    public static final String SIN = "sin";

    private final SmolVlaConfig config;
    private final VlmConfig vlm;
    private final Graph graph;
    private final Layers layers;
    private final GroupedAttention attention;
    private final boolean intermediates;

    private PrefixGraph(
            SmolVlaConfig config, Map<String, TensorInfo> tensors, Precision precision, boolean intermediates) {
        this.config = config;
        this.vlm = config.vlm();
        this.graph = new Graph("prefix", tensors);
        this.layers = new Layers(graph, precision);
        this.attention = new GroupedAttention(graph, vlm);
        this.intermediates = intermediates;
    }

    /** Keys that the expert's layer attends to, [kvHeads, prefix, headDim]. */
    public static String key(int layer) {
        return "key" + layer;
    }

    /** Values that the expert's layer attends to. */
    public static String value(int layer) {
        return "value" + layer;
    }

    /** Keys of the text model's layer, before those of cross-attention are made of them; with intermediates. */
    public static String textKey(int layer) {
        return "text_key" + layer;
    }

    /** Values of the text model's layer; with intermediates. */
    public static String textValue(int layer) {
        return "text_value" + layer;
    }

    /** What enters a layer of the text model, [prefix, hidden]; with intermediates. */
    public static String layerInput(int layer) {
        return "layer" + layer;
    }

    /**
     * Builds it.
     *
     * @param precision of its large matrix products
     * @param intermediates whether the values between are given too, for comparison
     */
    public static Blueprint of(
            SmolVlaConfig config, Map<String, TensorInfo> tensors, Precision precision, boolean intermediates) {
        return new PrefixGraph(config, tensors, precision, intermediates).build();
    }

    private Blueprint build() {
        String h = graph.input(EMBEDDINGS, "prefix", vlm.hidden());
        String mask = graph.input(MASK, "prefix", "prefix");
        GroupedAttention.Rotation rotation = new GroupedAttention.Rotation(
                graph.input(COS, "prefix", vlm.headDim() / 2), graph.input(SIN, "prefix", vlm.headDim() / 2));
        for (int layer = 0; layer < config.layers(); layer++) {
            String name = textLayer(layer);
            if (intermediates) {
                graph.output(layerInput(layer), h, "prefix", vlm.hidden());
            }
            String y = layers.rmsNorm(h, name + "input_layernorm", vlm.rmsEps());
            String key = attention.rotate(layers.linear(y, name + "self_attn.k_proj"), vlm.kvHeads(), rotation);
            String value = layers.linear(y, name + "self_attn.v_proj");
            give(layer, key, value);
            // nothing but its keys and values leaves the last layer
            if (layer < config.layers() - 1) {
                String query = attention.rotate(layers.linear(y, name + "self_attn.q_proj"), vlm.heads(), rotation);
                String seen = attention.attend(query, attention.split(key), attention.split(value), Optional.of(mask));
                h = layers.plus(h, layers.linear(seen, name + "self_attn.o_proj"));
                h = layers.gatedMlp(h, name, vlm.rmsEps());
            }
        }
        return Blueprint.of(graph);
    }

    private void give(int layer, String key, String value) {
        if (intermediates) {
            output(textKey(layer), key);
            output(textValue(layer), value);
        }
        if (config.selfAttends(layer)) {
            output(key(layer), key);
            output(value(layer), value);
        } else {
            output(key(layer), layers.linear(key, expertLayer(layer) + "self_attn.k_proj"));
            output(value(layer), layers.linear(value, expertLayer(layer) + "self_attn.v_proj"));
        }
    }

    private void output(String name, String rows) {
        graph.output(name, attention.split(rows), vlm.kvHeads(), "prefix", vlm.headDim());
    }
}
