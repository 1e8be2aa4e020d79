package org.lepetpal.policy.smolvla.graph;

import java.util.List;
import java.util.Optional;
import org.lepetpal.lerobot.graph.Graph;
import org.lepetpal.lerobot.graph.Layers;
import org.lepetpal.policy.smolvla.checkpoint.VlmConfig;

/**
 * Attention whose query heads share keys and values in groups: key head j serves the query heads that follow each other from
 * j · heads / kvHeads on. Keys and values are [kvHeads, tokens, headDim].
 */
final class GroupedAttention {
    private final Graph graph;
    private final Layers layers;
    private final VlmConfig vlm;

    GroupedAttention(Graph graph, VlmConfig vlm) {
        this.graph = graph;
        this.layers = new Layers(graph);
        this.vlm = vlm;
    }

    /**
     * Rotates halves of each head, by LeRobot's own rule: y₁ = x₁ cos − x₂ sin, y₂ = x₂ cos + x₁ sin.
     *
     * @param x [tokens, heads · headDim]
     * @return the same shape
     */
    String rotate(String x, int heads, Rotation rotation) {
        String batch = graph.add("Unsqueeze", List.of(x, graph.integers(0)));
        String rotated = graph.add(
                Graph.CONTRIB,
                "RotaryEmbedding",
                List.of(batch, graph.integers(0), rotation.cos(), rotation.sin()),
                Graph.attribute("interleaved", 0));
        return layers.reshape(rotated, -1, (long) heads * vlm.headDim());
    }

    /** [tokens, kvHeads · headDim] as keys or values. */
    String split(String x) {
        return layers.transpose(layers.reshape(x, -1, vlm.kvHeads(), vlm.headDim()), 1, 0, 2);
    }

    /**
     * @param queries [tokens, heads · headDim]
     * @param mask added to the scores, [tokens, keys]; empty where all may see all
     * @return [tokens, heads · headDim]
     */
    String attend(String queries, String keys, String values, Optional<String> mask) {
        int group = vlm.heads() / vlm.kvHeads();
        String grouped = layers.transpose(layers.reshape(queries, -1, vlm.kvHeads(), group, vlm.headDim()), 1, 2, 0, 3);
        String scaled = graph.add("Mul", List.of(grouped, graph.scalar((float) (1 / Math.sqrt(vlm.headDim())))));
        String scores = graph.add(
                "MatMul",
                List.of(scaled, graph.add("Unsqueeze", List.of(layers.transpose(keys, 0, 2, 1), graph.integers(1)))));
        String masked = mask.map(added -> layers.plus(scores, added)).orElse(scores);
        String weighted = graph.add(
                "MatMul",
                List.of(
                        graph.add("Softmax", List.of(masked), Graph.attribute("axis", -1)),
                        graph.add("Unsqueeze", List.of(values, graph.integers(1)))));
        return layers.reshape(layers.transpose(weighted, 2, 0, 1, 3), -1, vlm.queryWidth());
    }

    /**
     * Angles of each token: names of two values [tokens, headDim / 2].
     *
     * @param cos of the angles
     * @param sin of the angles
     */
    record Rotation(String cos, String sin) {}
}
