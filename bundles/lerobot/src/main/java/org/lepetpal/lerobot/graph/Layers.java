package org.lepetpal.lerobot.graph;

import static org.lepetpal.lerobot.graph.Graph.attribute;

import java.util.List;
import java.util.Optional;

/** What all three parts of the model are made of. Rows are tokens; a value is [rows, width] unless it says otherwise. */
public final class Layers {
    private final Graph graph;
    private final Optional<Quantised> quantised;

    /** In single precision. */
    public Layers(Graph graph) {
        this(graph, Precision.FP32);
    }

    /** @param precision of large matrix products */
    public Layers(Graph graph, Precision precision) {
        this.graph = graph;
        this.quantised = precision == Precision.FP32 ? Optional.empty() : Optional.of(new Quantised(graph));
    }

    /** x Wᵀ. @param name of the layer, without {@code .weight} */
    public String linear(String x, String name) {
        return product(x, name + ".weight");
    }

    /** x Wᵀ. @param weight a tensor of the checkpoint, [out, in] */
    public String product(String x, String weight) {
        return isQuantised(weight)
                ? quantised.orElseThrow().product(x, weight, graph.shape(weight).getFirst())
                : graph.add("Gemm", List.of(x, graph.weight(weight)), attribute("transB", 1));
    }

    private boolean isQuantised(String weight) {
        return quantised.isPresent() && Quantised.suits(graph.shape(weight));
    }

    /** x Wᵀ + b. */
    public String affine(String x, String name) {
        if (isQuantised(name + ".weight")) {
            return plus(linear(x, name), graph.weight(name + ".bias"));
        }
        return graph.add(
                "Gemm",
                List.of(x, graph.weight(name + ".weight"), graph.weight(name + ".bias")),
                attribute("transB", 1));
    }

    public String layerNorm(String x, String name, double eps) {
        return graph.add(
                "LayerNormalization",
                List.of(x, graph.weight(name + ".weight"), graph.weight(name + ".bias")),
                attribute("axis", -1),
                attribute("epsilon", (float) eps));
    }

    /** w · x / √(mean(x²) + eps). */
    public String rmsNorm(String x, String name, double eps) {
        return graph.add(
                "SimplifiedLayerNormalization",
                List.of(x, graph.weight(name + ".weight")),
                attribute("axis", -1),
                attribute("epsilon", (float) eps));
    }

    public String plus(String a, String b) {
        return graph.add("Add", List.of(a, b));
    }

    public String silu(String x) {
        return graph.add("Mul", List.of(x, graph.add("Sigmoid", List.of(x))));
    }

    public String reshape(String x, long... sizes) {
        return graph.add("Reshape", List.of(x, graph.integers(sizes)));
    }

    public String transpose(String x, long... order) {
        return graph.add("Transpose", List.of(x), attribute("perm", order));
    }

    public String concat(int axis, String... parts) {
        return graph.add("Concat", List.of(parts), attribute("axis", axis));
    }

    /** down(silu(gate x) · up x), added to x after a norm of its own. */
    public String gatedMlp(String x, String layer, double eps) {
        String y = rmsNorm(x, layer + "post_attention_layernorm", eps);
        String gate = silu(linear(y, layer + "mlp.gate_proj"));
        String up = linear(y, layer + "mlp.up_proj");
        return plus(x, linear(graph.add("Mul", List.of(gate, up)), layer + "mlp.down_proj"));
    }
}
