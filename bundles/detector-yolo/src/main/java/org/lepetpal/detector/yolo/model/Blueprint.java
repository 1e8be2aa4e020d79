package org.lepetpal.detector.yolo.model;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a model's file says of itself, read without running any of it (ModelProto of onnx.proto).
 *
 * @param opset version of the standard operators
 * @param metadata what the exporter noted, for example {@code names}, {@code imgsz}, {@code task}
 * @param operators how often each operator occurs
 * @param external constants that lie in other files
 */
public record Blueprint(
        long opset, Map<String, String> metadata, Map<String, Integer> operators, Set<ExternalData> external) {
    private static final long OLDEST_OPSET = 7;
    private static final long NEWEST_OPSET = 30;

    public Blueprint {
        metadata = Map.copyOf(metadata);
        operators = Map.copyOf(operators);
        external = Set.copyOf(external);
    }

    /**
     * Reads and checks a whole file.
     *
     * @param file its content; not written to
     * @throws BadModelException when it is no sound model; the message says why
     */
    public static Blueprint read(ByteBuffer file) throws BadModelException {
        Set<ExternalData> external = new HashSet<>();
        GraphCheck graph = new GraphCheck(new TensorCheck(external));
        Map<String, String> metadata = new TreeMap<>();
        long opset = 0;
        int graphs = 0;
        Wire model = new Wire(file);
        while (model.next()) {
            switch (model.field()) {
                case 2, 3, 4, 6 -> model.text();
                case 7 -> {
                    graph.check(model.message(), 0);
                    graphs++;
                }
                case 8 -> opset = Math.max(opset, opset(model.message()));
                case 14 -> model.message().entryInto(metadata);
                default -> {}
            }
        }
        if (graphs != 1 || graph.operators().isEmpty()) {
            throw new BadModelException("it is no ONNX model, or an empty one");
        }
        if (opset < OLDEST_OPSET || opset > NEWEST_OPSET) {
            throw new BadModelException("its operators are of version " + opset + "; " + OLDEST_OPSET + "…"
                    + NEWEST_OPSET + " are supported: export it again with opset 17");
        }
        return new Blueprint(opset, metadata, graph.operators(), external);
    }

    /** Whether it is quantised while it runs, which is slower here than not at all. */
    public boolean dynamicallyQuantised() {
        return operators.containsKey("DynamicQuantizeLinear");
    }

    /** Whether it was quantised when it was exported, so that it runs on bytes. */
    public boolean staticallyQuantised() {
        return !dynamicallyQuantised()
                && (operators.containsKey("QuantizeLinear") || operators.containsKey("QLinearConv"));
    }

    /** Whether products of bytes are operators of its own, instead of being made of quantised floats by ONNX Runtime. */
    public boolean multipliesBytes() {
        return operators.containsKey("QLinearConv") || operators.containsKey("QLinearMatMul");
    }

    /** The kind of its numbers, for people. */
    public String numbers() {
        if (dynamicallyQuantised()) {
            return "dynamic int8";
        }
        return staticallyQuantised() ? "int8" : "float";
    }

    private static long opset(Wire entry) throws BadModelException {
        String domain = "";
        long version = 0;
        while (entry.next()) {
            if (entry.field() == 1) {
                domain = entry.text();
            } else if (entry.field() == 2) {
                version = entry.number();
            }
        }
        return domain.isEmpty() || domain.equals("ai.onnx") ? version : 0;
    }
}
