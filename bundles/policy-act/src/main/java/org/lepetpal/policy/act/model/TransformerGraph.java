package org.lepetpal.policy.act.model;

import static org.lepetpal.lerobot.graph.Graph.attribute;

import java.util.List;
import java.util.function.UnaryOperator;
import org.lepetpal.lerobot.graph.Graph;
import org.lepetpal.lerobot.graph.Layers;

/**
 * The transformer: reads tokens, writes one row for each action. Places are added to what is asked and to what is looked
 * for, not to what is found. Rows are [tokens, width].
 */
final class TransformerGraph {
    private static final double EPS = 1e-5;

    private final ActConfig config;
    private final Graph graph;
    private final Layers layers;

    TransformerGraph(ActConfig config, Graph graph) {
        this.config = config;
        this.graph = graph;
        this.layers = new Layers(graph);
    }

    String encode(String tokens, String places) {
        String x = tokens;
        for (int i = 0; i < config.encoderLayers(); i++) {
            String name = ActTensors.layer(ActTensors.ENCODER, i);
            x = step(x, name + "norm1", y -> toItself(y, places, name));
            x = step(x, name + "norm2", y -> feedForward(y, name));
        }
        return config.normFirst() ? norm(x, ActTensors.ENCODER + "norm") : x;
    }

    /** @param actions how many rows it writes */
    String decode(int actions, String seen, String seenPlaces) {
        String places = graph.weight(ActTensors.PLACES);
        String looked = layers.plus(seen, seenPlaces);
        String x = graph.floats(new float[actions * config.width()], actions, config.width());
        for (int i = 0; i < config.decoderLayers(); i++) {
            String name = ActTensors.layer(ActTensors.DECODER, i);
            x = step(x, name + "norm1", y -> toItself(y, places, name));
            x = step(x, name + "norm2", y -> attend(layers.plus(y, places), looked, seen, name + "multihead_attn."));
            x = step(x, name + "norm3", y -> feedForward(y, name));
        }
        return norm(x, ActTensors.DECODER + "norm");
    }

    /** Something is added to x; its norm comes before that or after. */
    private String step(String x, String norm, UnaryOperator<String> addition) {
        return config.normFirst()
                ? layers.plus(x, addition.apply(norm(x, norm)))
                : norm(layers.plus(x, addition.apply(x)), norm);
    }

    private String toItself(String x, String places, String layer) {
        String placed = layers.plus(x, places);
        return attend(placed, placed, x, layer + "self_attn.");
    }

    private String attend(String asking, String looked, String found, String name) {
        List<String> weights = thirds(graph.weight(name + "in_proj_weight"));
        List<String> biases = thirds(graph.weight(name + "in_proj_bias"));
        String attended = graph.add(
                Graph.CONTRIB,
                "MultiHeadAttention",
                List.of(
                        project(asking, weights.get(0), biases.get(0)),
                        project(looked, weights.get(1), biases.get(1)),
                        project(found, weights.get(2), biases.get(2))),
                attribute("num_heads", config.heads()));
        return layers.affine(layers.reshape(attended, -1, config.width()), name + "out_proj");
    }

    /** Queries', keys' and values' part of what is one tensor. */
    private List<String> thirds(String tensor) {
        return graph.add("", "Split", List.of(tensor), 3, attribute("axis", 0), attribute("num_outputs", 3));
    }

    private String project(String x, String weight, String bias) {
        String rows = graph.add("Gemm", List.of(x, weight, bias), attribute("transB", 1));
        return layers.reshape(rows, 1, -1, config.width());
    }

    private String feedForward(String x, String layer) {
        String wide = layers.affine(x, layer + "linear1");
        return layers.affine(graph.add(config.gelu() ? "Gelu" : "Relu", List.of(wide)), layer + "linear2");
    }

    private String norm(String x, String name) {
        return layers.layerNorm(x, name, EPS);
    }
}
