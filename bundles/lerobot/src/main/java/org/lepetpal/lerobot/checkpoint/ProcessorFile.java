package org.lepetpal.lerobot.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One of LeRobot's two files of steps: what is done before the model, or after it.
 *
 * @param folder of the checkpoint
 * @param name of the file
 * @param steps by kind
 */
record ProcessorFile(Path folder, String name, Map<String, JsonNode> steps) {
    /** A step of either file that is not one of these would change the numbers in a way that is not known. */
    private static final Set<String> KNOWN = Set.of(
            "rename_observations_processor",
            "to_batch_processor",
            "smolvla_new_line_processor",
            "tokenizer_processor",
            "device_processor",
            "normalizer_processor",
            "unnormalizer_processor");

    /** Reads one; empty where the checkpoint is from before these files. */
    static Optional<ProcessorFile> read(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Map<String, JsonNode> steps = new LinkedHashMap<>();
        for (JsonNode step : ConfigFile.read(file, "").node("steps")) {
            String kind = step.path("registry_name").asText();
            if (!KNOWN.contains(kind)) {
                throw new BadCheckpointException(name + ": the step '" + kind + "' is not known");
            }
            steps.put(kind, step);
        }
        return Optional.of(new ProcessorFile(folder, name, steps));
    }

    /** Settings of a step; without any where there is no such step. */
    JsonNode config(String kind) {
        return step(kind).path("config");
    }

    JsonNode step(String kind) {
        return steps.getOrDefault(kind, MissingNode.getInstance());
    }

    /**
     * How a step normalises a feature; empty where it has no statistics for it.
     *
     * @param type of the feature, for example {@code STATE}
     */
    Optional<Normalizer> normalizer(String kind, String feature, Feature.Kind type, int size) throws IOException {
        String file = step(kind).path("state_file").asText();
        String mode = config(kind).path("norm_map").path(type.name()).asText(Normalizer.Mode.IDENTITY.name());
        try {
            return Normalizer.of(
                    mode(mode),
                    statistics(file, feature),
                    size,
                    config(kind).path("eps").asDouble(1e-8));
        } catch (BadCheckpointException e) {
            throw new BadCheckpointException(
                    (file.isEmpty() ? name : file) + ": feature " + feature + ": " + e.getMessage(), e);
        }
    }

    /** How far a feature went in training, as its statistics tell. */
    Reach reach(String kind, String feature) throws IOException {
        return Reach.of(statistics(step(kind).path("state_file").asText(), feature));
    }

    static Normalizer.Mode mode(String name) throws BadCheckpointException {
        for (Normalizer.Mode mode : Normalizer.Mode.values()) {
            if (mode.name().equals(name)) {
                return mode;
            }
        }
        throw new BadCheckpointException("normalisation '" + name + "' is not known");
    }

    private Map<String, float[]> statistics(String file, String feature) throws IOException {
        Map<String, float[]> found = new HashMap<>();
        if (file.isEmpty()) {
            return found;
        }
        try (Safetensors tensors = Safetensors.open(ConfigFile.within(folder, name, file))) {
            for (String tensor : tensors.tensors().keySet()) {
                int dot = tensor.lastIndexOf('.');
                if (dot > 0 && tensor.substring(0, dot).equals(feature)) {
                    found.put(tensor.substring(dot + 1), tensors.floats(tensor));
                }
            }
        }
        return found;
    }
}
