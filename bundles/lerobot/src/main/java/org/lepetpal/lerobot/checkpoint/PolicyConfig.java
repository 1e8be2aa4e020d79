package org.lepetpal.lerobot.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a checkpoint's {@code config.json} says of every kind of policy. Keys that are not known are left alone, as
 * LeRobot's own versions add to them.
 *
 * @param type kind of policy, for example {@code smolvla} or {@code act}
 * @param chunkSize actions in one chunk, 1…1000
 * @param executedActions how many of them are executed before the next is asked for, 1…{@code chunkSize}
 * @param inputs in the file's order, which is the cameras' order
 * @param outputs in the file's order; the action among them
 */
public record PolicyConfig(
        String type, int chunkSize, int executedActions, List<Feature> inputs, List<Feature> outputs) {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyConfig.class);

    /** Name of the file in a checkpoint's folder. */
    public static final String FILE = "config.json";

    /** Kinds of policy for which there are bundles. */
    public static final List<String> TYPES = List.of("act", "smolvla");

    /** Of one chunk. */
    public static final int MOST_ACTIONS = 1_000;

    private static final int LARGEST_SIZE = 100_000;

    public PolicyConfig {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** Finds it in a checkpoint's folder. */
    public static ConfigFile file(Path folder) throws IOException {
        return ConfigFile.read(
                folder.resolve(FILE), ": a checkpoint is the folder that holds " + FILE + " and model.safetensors");
    }

    /** Which kind of policy a folder holds; empty where it says none. */
    public static Optional<String> type(Path folder) {
        try {
            return Optional.of(file(folder).text("type", "")).filter(type -> !type.isEmpty());
        } catch (IOException e) {
            LOG.debug("no policy", e);
            return Optional.empty();
        }
    }

    /** @throws BadCheckpointException when it is another kind of policy */
    public void requireType(String wanted) throws BadCheckpointException {
        if (!type.equals(wanted)) {
            throw new BadCheckpointException(FILE + ": 'type' is '" + type + "'"
                    + (TYPES.contains(type) ? ", not '" + wanted + "'" : "; run are " + String.join(", ", TYPES)));
        }
    }

    /** @throws BadCheckpointException naming the file and the key that is missing or wrong */
    public static PolicyConfig of(ConfigFile root) throws BadCheckpointException {
        String type = root.text("type", "");
        if (type.isEmpty()) {
            throw new BadCheckpointException(FILE + ": 'type' is missing; it names the kind of policy, as smolvla");
        }
        int chunk = root.integer("chunk_size", 1, MOST_ACTIONS);
        PolicyConfig config = new PolicyConfig(
                type,
                chunk,
                root.integer("n_action_steps", 1, chunk),
                features(root.node("input_features"), "input_features"),
                features(root.node("output_features"), "output_features"));
        config.requireAction();
        return config;
    }

    private static List<Feature> features(JsonNode root, String key) throws BadCheckpointException {
        if (!root.isObject()) {
            throw new BadCheckpointException(FILE + ": '" + key + "' is missing or no object");
        }
        List<Feature> features = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            features.add(new Feature(entry.getKey(), kind(entry), shape(entry)));
        }
        return features;
    }

    private static Feature.Kind kind(Map.Entry<String, JsonNode> feature) throws BadCheckpointException {
        String name = feature.getValue().path("type").asText();
        for (Feature.Kind kind : Feature.Kind.values()) {
            if (kind.name().equals(name)) {
                return kind;
            }
        }
        throw new BadCheckpointException(
                FILE + ": feature " + feature.getKey() + " has type '" + name + "'; allowed are "
                        + Arrays.stream(Feature.Kind.values()).map(Enum::name).collect(Collectors.joining(", ")));
    }

    private static List<Integer> shape(Map.Entry<String, JsonNode> feature) throws BadCheckpointException {
        List<Integer> shape = new ArrayList<>();
        for (JsonNode size : feature.getValue().path("shape")) {
            if (!size.isInt() || size.asInt() < 1 || size.asInt() > LARGEST_SIZE) {
                throw new BadCheckpointException(FILE + ": feature " + feature.getKey() + " has a size of "
                        + ConfigFile.show(size) + " in its shape");
            }
            shape.add(size.asInt());
        }
        if (shape.isEmpty()) {
            throw new BadCheckpointException(FILE + ": feature " + feature.getKey() + " has no shape");
        }
        return shape;
    }

    private void requireAction() throws BadCheckpointException {
        if (outputs.stream()
                        .filter(feature -> feature.kind() == Feature.Kind.ACTION)
                        .count()
                != 1) {
            throw new BadCheckpointException(FILE + ": 'output_features' needs exactly one feature of type ACTION");
        }
    }

    /** Names of the pictures that it wants, without LeRobot's prefix, in order. */
    public List<String> cameras() {
        return inputs.stream()
                .filter(feature -> feature.kind() == Feature.Kind.VISUAL)
                .map(feature -> feature.name().replaceFirst("^observation\\.images\\.", ""))
                .toList();
    }

    /** How many numbers its state has; 0 where it takes none. */
    public int stateSize() {
        return size(inputs, Feature.Kind.STATE);
    }

    /** How many numbers one of its actions has. */
    public int actionSize() {
        return size(outputs, Feature.Kind.ACTION);
    }

    private static int size(List<Feature> features, Feature.Kind kind) {
        return features.stream()
                .filter(feature -> feature.kind() == kind)
                .mapToInt(feature -> feature.shape().getFirst())
                .sum();
    }
}
