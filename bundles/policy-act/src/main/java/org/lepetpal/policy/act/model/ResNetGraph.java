package org.lepetpal.policy.act.model;

import static org.lepetpal.lerobot.graph.Graph.attribute;

import java.util.List;
import org.lepetpal.lerobot.graph.Graph;

/** A residual network's convolutions. Pictures are [1, channels, height, width]. */
final class ResNetGraph {
    private static final float EPS = 1e-5f;

    private final ResNet network;
    private final Graph graph;

    ResNetGraph(ResNet network, Graph graph) {
        this.network = network;
        this.graph = graph;
    }

    /** What its last stage gives. */
    String features(String picture) {
        String stem = relu(convolve(picture, network.stem()));
        String x = graph.add(
                "MaxPool",
                List.of(stem),
                attribute("kernel_shape", 3, 3),
                attribute("strides", 2, 2),
                attribute("pads", 1, 1, 1, 1));
        for (ResNet.Block block : network.blocks()) {
            x = residual(x, block);
        }
        return x;
    }

    private String residual(String x, ResNet.Block block) {
        String y = x;
        for (ResNet.Conv conv : block.path()) {
            y = convolve(y == x ? x : relu(y), conv);
        }
        String shortcut =
                block.shortcut().isEmpty() ? x : convolve(x, block.shortcut().getFirst());
        return relu(graph.add("Add", List.of(y, shortcut)));
    }

    private String convolve(String x, ResNet.Conv conv) {
        String y = graph.add(
                "Conv",
                List.of(x, graph.weight(conv.name() + ".weight")),
                attribute("strides", conv.stride(), conv.stride()),
                attribute("pads", conv.padding(), conv.padding(), conv.padding(), conv.padding()));
        return graph.add(
                "BatchNormalization",
                List.of(
                        y,
                        graph.weight(conv.norm() + ".weight"),
                        graph.weight(conv.norm() + ".bias"),
                        graph.weight(conv.norm() + ".running_mean"),
                        graph.weight(conv.norm() + ".running_var")),
                attribute("epsilon", EPS));
    }

    private String relu(String x) {
        return graph.add("Relu", List.of(x));
    }
}
