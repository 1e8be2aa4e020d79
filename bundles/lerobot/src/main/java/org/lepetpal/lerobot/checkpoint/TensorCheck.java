package org.lepetpal.lerobot.checkpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Compares a checkpoint's tensors with those that its configuration asks for.
 *
 * @param live shapes of the tensors that reach an action, by name; each has to be there and to hold numbers
 * @param dead shapes of tensors that may be there and reach no action, by name
 * @param ignored beginnings of the names of others that may be there
 */
public record TensorCheck(Map<String, List<Long>> live, Map<String, List<Long>> dead, List<String> ignored) {
    /** Statistics of checkpoints from before the processors' files. */
    private static final List<String> OLD_STATISTICS =
            List.of("normalize_inputs.", "normalize_targets.", "unnormalize_outputs.");

    private static final Set<ElementType> NUMBERS =
            Set.of(ElementType.F32, ElementType.F16, ElementType.BF16, ElementType.F64);
    private static final int NAMED = 3;

    /**
     * Compares a file, and looks at each number of the live tensors: reads the whole file once.
     *
     * @param file its name, for messages
     * @throws BadCheckpointException naming what is missing, is too many, has another shape or type, or is no number
     */
    public void check(String file, Safetensors weights) throws BadCheckpointException {
        for (Map.Entry<String, List<Long>> expected : live.entrySet()) {
            check(file, weights.tensors().get(expected.getKey()), expected.getKey(), expected.getValue());
        }
        for (Map.Entry<String, List<Long>> expected : dead.entrySet()) {
            if (weights.tensors().containsKey(expected.getKey())) {
                check(file, weights.tensors().get(expected.getKey()), expected.getKey(), expected.getValue());
            }
        }
        requireNoOther(file, weights);
        for (String name : live.keySet()) {
            OptionalLong wrong = weights.firstNonFinite(name);
            if (wrong.isPresent()) {
                throw new BadCheckpointException(
                        file + ": number " + wrong.getAsLong() + " of tensor " + name + " is NaN or infinite");
            }
        }
    }

    private void requireNoOther(String file, Safetensors weights) throws BadCheckpointException {
        List<String> unknown = new ArrayList<>(weights.tensors().keySet());
        unknown.removeIf(name -> live.containsKey(name)
                || dead.containsKey(name)
                || ignored.stream().anyMatch(name::startsWith)
                || OLD_STATISTICS.stream().anyMatch(name::startsWith));
        if (!unknown.isEmpty()) {
            throw new BadCheckpointException(file + " holds " + unknown.size()
                    + " tensors that such a policy has no place for: "
                    + String.join(", ", unknown.subList(0, Math.min(NAMED, unknown.size()))));
        }
    }

    private static void check(String file, TensorInfo tensor, String name, List<Long> shape)
            throws BadCheckpointException {
        if (tensor == null) {
            throw new BadCheckpointException(file + ": tensor " + name + " of shape " + shape + " is missing");
        }
        if (!tensor.shape().equals(shape)) {
            throw new BadCheckpointException(file + ": tensor " + name + " has shape " + tensor.shape()
                    + ", the configuration asks for " + shape);
        }
        if (!NUMBERS.contains(tensor.type())) {
            throw new BadCheckpointException(
                    file + ": tensor " + name + " has dtype " + tensor.type() + "; weights are F32, BF16, F16 or F64");
        }
    }
}
