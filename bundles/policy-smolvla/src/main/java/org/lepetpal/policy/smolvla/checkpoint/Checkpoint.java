package org.lepetpal.policy.smolvla.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A policy's checkpoint folder as LeRobot saves it or the hub delivers it.
 *
 * @param config what the policy is
 * @param weights its numbers; closed with the checkpoint
 */
public record Checkpoint(PolicyConfig config, Safetensors weights) implements AutoCloseable {
    private static final String WEIGHTS = "model.safetensors";

    /**
     * Opens it. Takes milliseconds whatever its size: the weights are mapped, not read.
     *
     * @param folder the one that holds {@code config.json}
     * @throws BadCheckpointException naming the file and what is wrong with it
     * @throws IOException when a file cannot be read
     */
    public static Checkpoint open(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BadCheckpointException(
                    Files.exists(folder)
                            ? "it is a file; name the folder that holds " + PolicyConfig.FILE
                            : "there is no such folder");
        }
        PolicyConfig config = PolicyConfig.read(folder);
        return new Checkpoint(config, Safetensors.open(folder.resolve(WEIGHTS)));
    }

    /** How many numbers its weights have. */
    public long parameters() {
        return weights.tensors().values().stream()
                .mapToLong(TensorInfo::elements)
                .sum();
    }

    @Override
    public void close() {
        weights.close();
    }
}
