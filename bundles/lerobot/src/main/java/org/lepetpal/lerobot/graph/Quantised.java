package org.lepetpal.lerobot.graph;

import static org.lepetpal.lerobot.graph.Graph.attribute;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Matrix products in eight bits. Weights have one scale for each of their outputs, and are computed when the model is loaded; what
 * they are multiplied with has one scale for each row, so that a single large number spoils its own row alone.
 */
final class Quantised {
    /** Narrower ones cost nothing, and are often the first or the last of a model. */
    private static final int NARROW = 48;

    private static final float LARGEST = 127;
    /** What stands for 0 where numbers have no sign. */
    private static final byte MIDDLE = (byte) 128;
    /** So that nothing is divided by 0. */
    private static final float LEAST = 1e-20f;

    private final Graph graph;
    private final Map<String, Rows> rows = new HashMap<>();

    /**
     * Rows in eight bits.
     *
     * @param numbers unsigned, around 128
     * @param scales of the rows, [rows, 1]
     */
    private record Rows(String numbers, String scales) {}

    Quantised(Graph graph) {
        this.graph = graph;
    }

    /** Whether it is worth it. @param shape of the weight, [out, in] */
    static boolean suits(List<Long> shape) {
        return shape.size() == 2 && shape.get(0) >= NARROW && shape.get(1) >= NARROW;
    }

    /** x Wᵀ. @param weight a tensor of the checkpoint, [out, in] */
    String product(String x, String weight, long outputs) {
        Rows left = rows.computeIfAbsent(x, this::quantise);
        String right = graph.weight(weight);
        String scales = scales(largest(graph.add("Abs", List.of(right)), 0));
        String numbers = graph.add(
                "QuantizeLinear",
                List.of(right, scales, graph.bytes(TensorProto.DataType.INT8, new byte[(int) outputs], outputs)),
                attribute("axis", 0));
        String sums = graph.add(
                Graph.CONTRIB,
                "MatMulIntegerToFloat",
                List.of(
                        left.numbers,
                        graph.add("Transpose", List.of(numbers), attribute("perm", 1, 0)),
                        graph.scalar(1),
                        scales,
                        graph.bytes(TensorProto.DataType.UINT8, new byte[] {MIDDLE}),
                        // 0, and may be left out by the operator's definition; but without it ONNX Runtime ends
                        // the whole process, with no exception, where it is told to keep products from overflowing
                        // (session.x64quantprecision), for it shifts the weights and their zero point together
                        graph.bytes(TensorProto.DataType.INT8, new byte[1])));
        return graph.add("Mul", List.of(sums, left.scales));
    }

    private Rows quantise(String x) {
        String least = graph.add("ReduceMin", List.of(x, graph.integers(1)), attribute("keepdims", 1));
        String most = graph.add("Max", List.of(largest(x, 1), graph.add("Neg", List.of(least))));
        String scales = scales(most);
        String flat = graph.add("Squeeze", List.of(scales, graph.integers(1)));
        String middles = graph.add(
                "Expand",
                List.of(
                        graph.bytes(TensorProto.DataType.UINT8, new byte[] {MIDDLE}, 1),
                        graph.add("Shape", List.of(flat))));
        return new Rows(graph.add("QuantizeLinear", List.of(x, flat, middles), attribute("axis", 0)), scales);
    }

    private String largest(String x, int keep) {
        return graph.add("ReduceMax", List.of(x, graph.integers(1)), attribute("keepdims", keep));
    }

    private String scales(String largest) {
        return graph.add(
                "Div", List.of(graph.add("Max", List.of(largest, graph.scalar(LEAST))), graph.scalar(LARGEST)));
    }
}
