package org.lepetpal.policy.smolvla.graph;

import java.util.List;
import java.util.Map;
import org.lepetpal.lerobot.graph.Blueprint;
import org.lepetpal.lerobot.graph.Graph;

/** One matrix product, to measure how fast a machine computes them. */
public final class ProductGraph {
    /** [rows, inner]. */
    public static final String LEFT = "left";

    /** [columns, inner], transposed as weights are. */
    public static final String RIGHT = "right";

    /** [rows, columns]. */
    public static final String PRODUCT = "product";

    private ProductGraph() {}

    public static Blueprint of(int rows, int inner, int columns) {
        Graph graph = new Graph("product", Map.of());
        String left = graph.input(LEFT, rows, inner);
        String right = graph.input(RIGHT, columns, inner);
        String product = graph.add("Gemm", List.of(left, right), Graph.attribute("transB", 1));
        graph.output(PRODUCT, product, rows, columns);
        return Blueprint.of(graph);
    }
}
