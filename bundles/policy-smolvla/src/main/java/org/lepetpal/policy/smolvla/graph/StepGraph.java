package org.lepetpal.policy.smolvla.graph;

import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.ACTION_IN;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.ACTION_OUT;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.EXPERT;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.TIME_IN;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.TIME_OUT;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.expertLayer;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.lerobot.checkpoint.TensorInfo;
import org.lepetpal.lerobot.graph.Blueprint;
import org.lepetpal.lerobot.graph.Graph;
import org.lepetpal.lerobot.graph.Layers;
import org.lepetpal.lerobot.graph.Precision;
import org.lepetpal.policy.smolvla.checkpoint.SmolVlaConfig;
import org.lepetpal.policy.smolvla.checkpoint.VlmConfig;

/** The action expert: one step of the flow, from noisy actions and a time to the velocity of the actions. */
public final class StepGraph {
    /** [chunk, maxAction]. */
    public static final String ACTIONS = "actions";

    /** The time's embedding, [1, expertHidden]. */
    public static final String TIME = "time";

    /** Added to the scores of self-attention, [chunk, prefix + chunk]. */
    public static final String MASK = "mask";

    /** Cosines of the angles of the positions after the prefix, [chunk, headDim / 2]. */
    public static final String COS = "cos";

    /** Their sines. */
    public static final String SIN = "sin";

    /** Cosines of the angles of the positions from 0 on, which cross-attention counts from. */
    public static final String CROSS_COS = "cross_cos";

    /** Their sines. */
    public static final String CROSS_SIN = "cross_sin";

    /** [chunk, maxAction]. */
    public static final String VELOCITY = "velocity";

    /** What leaves the last layer and its norm, [chunk, expertHidden]; with intermediates. */
    public static final String FEATURES = "features";

    private final SmolVlaConfig config;
    private final VlmConfig vlm;
    private final int chunk;
    private final Graph graph;
    private final Layers layers;
    private final GroupedAttention attention;
    private final boolean intermediates;

    private StepGraph(
            SmolVlaConfig config,
            int chunk,
            Map<String, TensorInfo> tensors,
            Precision precision,
            boolean intermediates) {
        this.config = config;
        this.vlm = config.vlm();
        this.chunk = chunk;
        this.graph = new Graph("step", tensors);
        this.layers = new Layers(graph, precision);
        this.attention = new GroupedAttention(graph, vlm);
        this.intermediates = intermediates;
    }

    /** What enters a layer, [chunk, expertHidden]; with intermediates. */
    public static String layerInput(int layer) {
        return "layer" + layer;
    }

    /**
     * Builds it. Besides its own inputs it takes {@link PrefixGraph#key} and {@link PrefixGraph#value} of every layer.
     *
     * @param chunk how many actions it plans
     * @param precision of its large matrix products
     * @param intermediates whether the values between are given too, for comparison
     */
    public static Blueprint of(
            SmolVlaConfig config,
            int chunk,
            Map<String, TensorInfo> tensors,
            Precision precision,
            boolean intermediates) {
        return new StepGraph(config, chunk, tensors, precision, intermediates).build();
    }

    private Blueprint build() {
        String h = embed();
        String mask = graph.input(MASK, chunk, "attended");
        GroupedAttention.Rotation after = rotation(COS, SIN);
        GroupedAttention.Rotation fromZero = rotation(CROSS_COS, CROSS_SIN);
        for (int layer = 0; layer < config.layers(); layer++) {
            String name = expertLayer(layer);
            if (intermediates) {
                graph.output(layerInput(layer), h, chunk, config.expertHidden());
            }
            String y = layers.rmsNorm(h, name + "input_layernorm", vlm.rmsEps());
            String query = layers.linear(y, name + "self_attn.q_proj");
            String key = graph.input(PrefixGraph.key(layer), vlm.kvHeads(), "prefix", vlm.headDim());
            String value = graph.input(PrefixGraph.value(layer), vlm.kvHeads(), "prefix", vlm.headDim());
            String seen = config.selfAttends(layer)
                    ? attendToAll(y, name, query, key, value, after, mask)
                    : attention.attend(attention.rotate(query, vlm.heads(), fromZero), key, value, Optional.empty());
            h = layers.plus(h, layers.linear(seen, name + "self_attn.o_proj"));
            h = layers.gatedMlp(h, name, vlm.rmsEps());
        }
        String features = layers.rmsNorm(h, EXPERT + "norm", vlm.rmsEps());
        if (intermediates) {
            graph.output(FEATURES, features, chunk, config.expertHidden());
        }
        graph.output(VELOCITY, layers.affine(features, ACTION_OUT), chunk, config.maxAction());
        return Blueprint.of(graph);
    }

    private String embed() {
        String actions = layers.affine(graph.input(ACTIONS, chunk, config.maxAction()), ACTION_IN);
        String time = graph.add(
                "Expand",
                List.of(graph.input(TIME, 1, config.expertHidden()), graph.integers(chunk, config.expertHidden())));
        String both = layers.affine(layers.concat(1, actions, time), TIME_IN);
        return layers.affine(layers.silu(both), TIME_OUT);
    }

    /** To the prefix and, up to itself, to the actions. */
    private String attendToAll(
            String y,
            String name,
            String query,
            String prefixKey,
            String prefixValue,
            GroupedAttention.Rotation rotation,
            String mask) {
        String key = attention.rotate(layers.linear(y, name + "self_attn.k_proj"), vlm.kvHeads(), rotation);
        String value = layers.linear(y, name + "self_attn.v_proj");
        return attention.attend(
                attention.rotate(query, vlm.heads(), rotation),
                layers.concat(1, prefixKey, attention.split(key)),
                layers.concat(1, prefixValue, attention.split(value)),
                Optional.of(mask));
    }

    private GroupedAttention.Rotation rotation(String cos, String sin) {
        return new GroupedAttention.Rotation(
                graph.input(cos, chunk, vlm.headDim() / 2), graph.input(sin, chunk, vlm.headDim() / 2));
    }
}
