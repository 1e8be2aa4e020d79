package org.lepetpal.policy.act.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lepetpal.lerobot.checkpoint.BadCheckpointException;
import org.lepetpal.lerobot.checkpoint.ConfigFile;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;
import org.lepetpal.lerobot.checkpoint.Processing;
import org.lepetpal.lerobot.checkpoint.ProcessorReader;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.checkpoint.Tailoring;

/**
 * An ACT policy's checkpoint folder as LeRobot saves it or the hub delivers it, checked.
 *
 * @param config what every policy says of itself
 * @param model what an ACT policy says beyond that
 * @param weights its numbers; closed with the checkpoint
 * @param processing what is done to data before and after the model
 */
public record ActCheckpoint(PolicyConfig config, ActConfig model, Safetensors weights, Processing processing)
        implements AutoCloseable {
    private static final String WEIGHTS = "model.safetensors";
    private static final String SINGLE = "fp32";

    /**
     * Opens it and reads all of it once, so that what is broken shows here.
     *
     * @param folder the one that holds {@code config.json}
     * @throws BadCheckpointException naming the file and what is wrong with it
     * @throws IOException when a file cannot be read
     */
    public static ActCheckpoint open(Path folder) throws IOException {
        return open(folder, Tailoring.NONE);
    }

    /** The same for one that is to do something otherwise. */
    public static ActCheckpoint open(Path folder, Tailoring tailoring) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BadCheckpointException(
                    Files.exists(folder)
                            ? "it is a file; name the folder that holds " + PolicyConfig.FILE
                            : "there is no such folder");
        }
        ConfigFile root = PolicyConfig.file(folder);
        PolicyConfig learned = PolicyConfig.of(root);
        learned.requireType(ActConfig.TYPE);
        require(tailoring, learned);
        PolicyConfig config = tailoring.of(learned);
        String stepsSaidBy = tailoring.actionSteps().isPresent() ? tailoring.where() : root.file() + ": ";
        ActConfig model = ActConfig.of(root, config, stepsSaidBy);
        Safetensors weights = Safetensors.open(folder.resolve(WEIGHTS));
        boolean sound = false;
        try {
            new ActTensors(model, config).check().check(WEIGHTS, weights);
            weights.rest();
            Processing processing = new ProcessorReader(folder, root, config, weights).read();
            sound = true;
            return new ActCheckpoint(config, model, weights, processing);
        } finally {
            if (!sound) {
                weights.close();
            }
        }
    }

    /** How long a chunk is lies in its weights, each place of it, and they are computed in single precision. */
    private static void require(Tailoring tailoring, PolicyConfig learned) throws BadCheckpointException {
        if (tailoring.chunk().orElse(learned.chunkSize()) != learned.chunkSize()) {
            throw new BadCheckpointException(tailoring.where() + "'chunk' is "
                    + tailoring.chunk().getAsInt() + ", but an ACT policy's has the length that it learned, "
                    + learned.chunkSize() + "; 'n_action_steps' says how much of it is done");
        }
        if (!tailoring.precision().orElse(SINGLE).equals(SINGLE)) {
            throw new BadCheckpointException(tailoring.where() + "'precision' is '"
                    + tailoring.precision().orElseThrow() + "'; ACT policies are computed in " + SINGLE);
        }
    }

    @Override
    public void close() {
        weights.close();
    }
}
