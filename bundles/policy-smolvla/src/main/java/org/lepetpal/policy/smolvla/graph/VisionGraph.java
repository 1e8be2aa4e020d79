package org.lepetpal.policy.smolvla.graph;

import static org.lepetpal.lerobot.graph.Graph.attribute;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.CONNECTOR;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.VISION;
import static org.lepetpal.policy.smolvla.checkpoint.TensorNames.visionLayer;

import java.util.List;
import java.util.Map;
import org.lepetpal.lerobot.checkpoint.TensorInfo;
import org.lepetpal.lerobot.graph.Blueprint;
import org.lepetpal.lerobot.graph.Graph;
import org.lepetpal.lerobot.graph.Layers;
import org.lepetpal.lerobot.graph.Precision;
import org.lepetpal.policy.smolvla.checkpoint.VlmConfig;

/** The vision tower and the connector: from pictures to tokens as wide as the text model. */
public final class VisionGraph {
    /** [cameras, 3, side, side], −1…1, red first. */
    public static final String PIXELS = "pixels";

    /** [cameras · tokens, hidden]. */
    public static final String TOKENS = "tokens";

    /** What the patches are before the first layer, [cameras · patches, width]; with intermediates. */
    public static final String EMBEDDINGS = "embeddings";

    /** What leaves the last layer and its norm; with intermediates. */
    public static final String FEATURES = "features";

    private final VlmConfig vlm;
    private final VlmConfig.Vision sight;
    private final Graph graph;
    private final Layers layers;
    private final boolean intermediates;

    private VisionGraph(VlmConfig vlm, Map<String, TensorInfo> tensors, Precision precision, boolean intermediates) {
        this.vlm = vlm;
        this.sight = vlm.vision();
        this.graph = new Graph("vision", tensors);
        this.layers = new Layers(graph, precision);
        this.intermediates = intermediates;
    }

    /** What leaves a layer; with intermediates. */
    public static String layerOutput(int layer) {
        return "layer" + layer;
    }

    /**
     * Builds it.
     *
     * @param tensors of the checkpoint
     * @param precision of its large matrix products
     * @param intermediates whether the values between are given too, for comparison
     */
    public static Blueprint of(
            VlmConfig vlm, Map<String, TensorInfo> tensors, Precision precision, boolean intermediates) {
        return new VisionGraph(vlm, tensors, precision, intermediates).build();
    }

    private Blueprint build() {
        String h = embed(graph.input(PIXELS, "cameras", 3, sight.image(), sight.image()));
        show(EMBEDDINGS, h);
        for (int layer = 0; layer < sight.layers(); layer++) {
            h = layer(h, visionLayer(layer));
            show(layerOutput(layer), h);
        }
        h = layers.layerNorm(h, VISION + "post_layernorm", sight.normEps());
        show(FEATURES, h);
        graph.output(TOKENS, connect(h), "tokens", vlm.hidden());
        return Blueprint.of(graph);
    }

    private String embed(String pixels) {
        String patches = graph.add(
                "Conv",
                List.of(
                        pixels,
                        graph.weight(VISION + "embeddings.patch_embedding.weight"),
                        graph.weight(VISION + "embeddings.patch_embedding.bias")),
                attribute("strides", sight.patch(), sight.patch()));
        String rows = layers.transpose(layers.reshape(patches, 0, sight.hidden(), sight.patches()), 0, 2, 1);
        String placed = layers.plus(rows, graph.weight(VISION + "embeddings.position_embedding.weight"));
        return layers.reshape(placed, -1, sight.hidden());
    }

    private String layer(String h, String name) {
        String y = layers.layerNorm(h, name + "layer_norm1", sight.normEps());
        String attended = graph.add(
                Graph.CONTRIB,
                "MultiHeadAttention",
                List.of(
                        pictures(y, name + "self_attn.q_proj"),
                        pictures(y, name + "self_attn.k_proj"),
                        pictures(y, name + "self_attn.v_proj")),
                attribute("num_heads", sight.heads()));
        String seen = layers.plus(
                h, layers.affine(layers.reshape(attended, -1, sight.hidden()), name + "self_attn.out_proj"));
        String z = layers.layerNorm(seen, name + "layer_norm2", sight.normEps());
        // with the hyperbolic tangent: the error function would be wrong by 6e-4 in the actions
        String wide = graph.add(Graph.CONTRIB, "FastGelu", List.of(layers.affine(z, name + "mlp.fc1")));
        return layers.plus(seen, layers.affine(wide, name + "mlp.fc2"));
    }

    /** A projection of all patches, picture by picture. */
    private String pictures(String y, String name) {
        return layers.reshape(layers.affine(y, name), -1, sight.patches(), sight.hidden());
    }

    /** Each square of patches becomes one wide row, which is then narrowed. */
    private String connect(String h) {
        int scale = vlm.scaleFactor();
        int side = sight.side() / scale;
        String squares = layers.transpose(layers.reshape(h, -1, scale, side, scale, sight.hidden()), 0, 2, 1, 3, 4);
        return layers.product(layers.reshape(squares, -1, (long) scale * scale * sight.hidden()), CONNECTOR);
    }

    private void show(String name, String value) {
        if (intermediates) {
            graph.output(name, value, "patches", sight.hidden());
        }
    }
}
