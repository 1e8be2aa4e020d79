package org.lepetpal.policy.smolvla.graph;

import java.util.List;

/**
 * One of the model's parts, ready for ONNX Runtime.
 *
 * @param model the ONNX model without its weights
 * @param weights names of the checkpoint's tensors that it needs
 */
public record Blueprint(byte[] model, List<String> weights) {
    static Blueprint of(Graph graph) {
        return new Blueprint(graph.bytes(), graph.weights());
    }
}
