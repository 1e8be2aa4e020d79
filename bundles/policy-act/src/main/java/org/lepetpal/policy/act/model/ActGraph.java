package org.lepetpal.policy.act.model;

import static org.lepetpal.lerobot.graph.Graph.attribute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.lepetpal.lerobot.checkpoint.Feature;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;
import org.lepetpal.lerobot.checkpoint.TensorInfo;
import org.lepetpal.lerobot.graph.Blueprint;
import org.lepetpal.lerobot.graph.Graph;
import org.lepetpal.lerobot.graph.Layers;

/** The whole of an ACT policy: from pictures and state to a chunk of actions, all of them normalised. */
final class ActGraph {
    /** [1, stateSize]; only where the policy takes a state. */
    static final String STATE = "state";

    /** [chunk, actionSize]. */
    static final String ACTIONS = "actions";

    private final ActConfig config;
    private final PolicyConfig policy;
    private final Graph graph;
    private final Layers layers;
    private final ResNetGraph backbone;
    private final TransformerGraph transformer;

    private ActGraph(ActConfig config, PolicyConfig policy, Map<String, TensorInfo> tensors) {
        this.config = config;
        this.policy = policy;
        this.graph = new Graph("act", tensors);
        this.layers = new Layers(graph);
        this.backbone = new ResNetGraph(config.backbone(), graph);
        this.transformer = new TransformerGraph(config, graph);
    }

    /** Input of a camera, [1, 3, height, width]. @param camera its index */
    static String picture(int camera) {
        return "picture" + camera;
    }

    /** Builds it. @param tensors of the checkpoint */
    static Blueprint of(ActConfig config, PolicyConfig policy, Map<String, TensorInfo> tensors) {
        return new ActGraph(config, policy, tensors).build();
    }

    private Blueprint build() {
        List<String> tokens = new ArrayList<>();
        List<String> places = new ArrayList<>();
        // of a style that is 0 the bias alone remains
        tokens.add(layers.reshape(graph.weight(ActTensors.LATENT + ".bias"), 1, config.width()));
        if (policy.stateSize() > 0) {
            tokens.add(layers.affine(graph.input(STATE, 1, policy.stateSize()), ActTensors.STATE));
        }
        places.add(graph.weight(ActTensors.FIRST_PLACES));
        List<Feature> cameras = policy.inputs().stream()
                .filter(feature -> feature.kind() == Feature.Kind.VISUAL)
                .toList();
        for (int camera = 0; camera < cameras.size(); camera++) {
            int height = cameras.get(camera).shape().get(1);
            int width = cameras.get(camera).shape().get(2);
            tokens.add(look(graph.input(picture(camera), 1, 3, height, width)));
            int rows = ResNet.cells(height);
            int columns = ResNet.cells(width);
            places.add(graph.floats(Places.of(rows, columns, config.width()), (long) rows * columns, config.width()));
        }
        String read = layers.concat(0, tokens.toArray(String[]::new));
        String where = layers.concat(0, places.toArray(String[]::new));
        String seen = transformer.encode(read, where);
        String written = transformer.decode(policy.chunkSize(), seen, where);
        graph.output(ACTIONS, layers.affine(written, ActTensors.HEAD), policy.chunkSize(), policy.actionSize());
        return Blueprint.of(graph);
    }

    /** A picture's cells, row by row, as wide as the transformer. */
    private String look(String picture) {
        String narrowed = graph.add(
                "Conv",
                List.of(
                        backbone.features(picture),
                        graph.weight(ActTensors.PICTURE + ".weight"),
                        graph.weight(ActTensors.PICTURE + ".bias")),
                attribute("strides", 1, 1));
        return layers.transpose(layers.reshape(narrowed, config.width(), -1), 1, 0);
    }
}
