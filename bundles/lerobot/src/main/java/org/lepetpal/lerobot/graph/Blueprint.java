package org.lepetpal.lerobot.graph;

import java.util.List;

/**
 * One of the model's parts, ready for ONNX Runtime.
 *
 * @param model the ONNX model without its weights
 * @param weights names of the checkpoint's tensors that it needs
 */
public record Blueprint(byte[] model, List<String> weights) {
    /** What has been built. */
    public static Blueprint of(Graph graph) {
        return new Blueprint(graph.bytes(), graph.weights());
    }
}
