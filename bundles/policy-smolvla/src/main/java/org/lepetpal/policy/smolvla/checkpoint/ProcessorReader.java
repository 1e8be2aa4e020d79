package org.lepetpal.policy.smolvla.checkpoint;

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
final class ProcessorReader {
    private static final String BEFORE = "policy_preprocessor.json";
    private static final String AFTER = "policy_postprocessor.json";
    private static final String STATE = "observation.state";
    private static final String ACTION = "action";

    private final Path folder;
    private final ConfigFile root;
    private final PolicyConfig policy;
    private final SmolVlaConfig model;
    private final Safetensors weights;
    private final List<String> warnings = new ArrayList<>();

    ProcessorReader(Path folder, ConfigFile root, PolicyConfig policy, SmolVlaConfig model, Safetensors weights) {
        this.folder = folder;
        this.root = root;
        this.policy = policy;
        this.model = model;
        this.weights = weights;
    }

    Processing read() throws IOException {
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
        JsonNode prompts = before.config("tokenizer_processor");
        return new Processing(
                renames,
                prompts.path("tokenizer_name").asText(),
                before.step("tokenizer_processor")
                        .path("artifacts")
                        .path("tokenizer_name")
                        .asText(),
                prompts.path("max_length").asInt(model.tokenLimit()),
                orIdentity(
                        STATE,
                        before.normalizer("normalizer_processor", STATE, Feature.Kind.STATE, policy.stateSize())),
                orIdentity(
                        ACTION,
                        after.normalizer("unnormalizer_processor", ACTION, Feature.Kind.ACTION, policy.actionSize())),
                Math.max(before.reach("normalizer_processor", STATE), after.reach("unnormalizer_processor", ACTION)),
                warnings);
    }

    private Processing readOld() throws BadCheckpointException {
        return new Processing(
                Map.of(),
                "",
                "",
                model.tokenLimit(),
                orIdentity(
                        STATE,
                        old(Feature.Kind.STATE, policy.stateSize(), "normalize_inputs.buffer_observation_state.")),
                orIdentity(ACTION, old(Feature.Kind.ACTION, policy.actionSize(), "unnormalize_outputs.buffer_action.")),
                0,
                warnings);
    }

    private Optional<Normalizer> old(Feature.Kind kind, int size, String prefix) throws BadCheckpointException {
        Map<String, float[]> statistics = new HashMap<>();
        for (String name : weights.tensors().keySet()) {
            if (name.startsWith(prefix)) {
                statistics.put(name.substring(prefix.length()), weights.floats(name));
            }
        }
        String mode = root.node("normalization_mapping").path(kind.name()).asText("MEAN_STD");
        try {
            return Normalizer.of(ProcessorFile.mode(mode), statistics, size, 1e-8);
        } catch (BadCheckpointException e) {
            throw new BadCheckpointException("model.safetensors: " + prefix + "*: " + e.getMessage(), e);
        }
    }

    private Normalizer orIdentity(String feature, Optional<Normalizer> found) {
        if (found.isEmpty()) {
            warnings.add("there are no statistics of " + feature + ": it is not normalised");
        }
        return found.orElseGet(Normalizer::identity);
    }
}
