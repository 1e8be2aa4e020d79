package org.lepetpal.lerobot.checkpoint;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds out how a checkpoint's data is processed, in each of the forms that LeRobot has saved: two files of steps with their
 * statistics beside them, or, before autumn 2025, statistics among the weights.
 */
public final class ProcessorReader {
    private static final String BEFORE = "policy_preprocessor.json";
    private static final String AFTER = "policy_postprocessor.json";
    private static final String STATE = "observation.state";
    private static final String ACTION = "action";
    private static final String NORMALIZER = "normalizer_processor";
    private static final String UNNORMALIZER = "unnormalizer_processor";

    private final Path folder;
    private final ConfigFile root;
    private final PolicyConfig policy;
    private final Safetensors weights;
    private final List<String> warnings = new ArrayList<>();

    /**
     * @param root the checkpoint's {@code config.json}
     * @param policy what it says of every kind of policy
     */
    public ProcessorReader(Path folder, ConfigFile root, PolicyConfig policy, Safetensors weights) {
        this.folder = folder;
        this.root = root;
        this.policy = policy;
        this.weights = weights;
    }

    /** @throws BadCheckpointException naming the file and what is wrong with it */
    public Processing read() throws IOException {
        Optional<ProcessorFile> before = ProcessorFile.read(folder, BEFORE);
        Optional<ProcessorFile> after = ProcessorFile.read(folder, AFTER);
        if (before.isPresent() != after.isPresent()) {
            throw new BadCheckpointException(
                    (before.isPresent() ? AFTER : BEFORE) + " is missing, though its counterpart is there");
        }
        return before.isPresent() ? read(before.get(), after.get()) : readOld();
    }

    private Processing read(ProcessorFile before, ProcessorFile after) throws IOException {
        Map<String, String> renames = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : before.config("rename_observations_processor")
                .path("rename_map")
                .properties()) {
            renames.put(entry.getKey(), entry.getValue().asText());
        }
        return new Processing(
                renames,
                prompts(before),
                pictures(camera -> before.normalizer(
                        NORMALIZER,
                        camera.name(),
                        Feature.Kind.VISUAL,
                        camera.shape().getFirst())),
                orIdentity(STATE, before.normalizer(NORMALIZER, STATE, Feature.Kind.STATE, policy.stateSize())),
                orIdentity(ACTION, after.normalizer(UNNORMALIZER, ACTION, Feature.Kind.ACTION, policy.actionSize())),
                before.reach(NORMALIZER, STATE).and(after.reach(UNNORMALIZER, ACTION)),
                warnings);
    }

    private static Processing.Prompts prompts(ProcessorFile before) {
        JsonNode settings = before.config("tokenizer_processor");
        return new Processing.Prompts(
                settings.path("tokenizer_name").asText(),
                before.step("tokenizer_processor")
                        .path("artifacts")
                        .path("tokenizer_name")
                        .asText(),
                settings.path("max_length").asInt());
    }

    private Processing readOld() throws IOException {
        return new Processing(
                Map.of(),
                Processing.Prompts.NONE,
                pictures(camera -> old(
                        "normalize_inputs",
                        camera.name(),
                        camera.kind(),
                        camera.shape().getFirst(),
                        "IDENTITY")),
                orIdentity(STATE, old("normalize_inputs", STATE, Feature.Kind.STATE, policy.stateSize(), "MEAN_STD")),
                orIdentity(
                        ACTION,
                        old("unnormalize_outputs", ACTION, Feature.Kind.ACTION, policy.actionSize(), "MEAN_STD")),
                Reach.of(among("normalize_inputs", STATE)).and(Reach.of(among("unnormalize_outputs", ACTION))),
                warnings);
    }

    /** @param otherwise the mode where {@code config.json} names none */
    private Optional<Normalizer> old(String module, String feature, Feature.Kind kind, int size, String otherwise)
            throws BadCheckpointException {
        String mode = root.node("normalization_mapping").path(kind.name()).asText(otherwise);
        try {
            return Normalizer.of(ProcessorFile.mode(mode), among(module, feature), size, 1e-8);
        } catch (BadCheckpointException e) {
            throw new BadCheckpointException(
                    "model.safetensors: " + prefix(module, feature) + "*: " + e.getMessage(), e);
        }
    }

    /** A feature's statistics among the weights, by name. */
    private Map<String, float[]> among(String module, String feature) throws BadCheckpointException {
        String prefix = prefix(module, feature);
        Map<String, float[]> statistics = new HashMap<>();
        for (String name : weights.tensors().keySet()) {
            if (name.startsWith(prefix)) {
                statistics.put(name.substring(prefix.length()), weights.floats(name));
            }
        }
        return statistics;
    }

    private static String prefix(String module, String feature) {
        return module + ".buffer_" + feature.replace('.', '_') + ".";
    }

    private Map<String, Normalizer> pictures(Lookup lookup) throws IOException {
        Map<String, Normalizer> pictures = new HashMap<>();
        for (Feature feature : policy.inputs()) {
            if (feature.kind() == Feature.Kind.VISUAL) {
                pictures.put(feature.name(), orIdentity(feature.name(), lookup.of(feature)));
            }
        }
        return pictures;
    }

    private Normalizer orIdentity(String feature, Optional<Normalizer> found) {
        if (found.isEmpty()) {
            warnings.add("there are no statistics of " + feature + ": it is not normalised");
        }
        return found.orElseGet(Normalizer::identity);
    }

    private interface Lookup {
        Optional<Normalizer> of(Feature camera) throws IOException;
    }
}
