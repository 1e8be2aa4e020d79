package org.lepetpal.policy.smolvla.checkpoint;

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
 * A SmolVLA policy's checkpoint folder as LeRobot saves it or the hub delivers it, checked.
 *
 * @param config what every policy says of itself
 * @param model what a SmolVLA policy says beyond that
 * @param weights its numbers; closed with the checkpoint
 * @param processing what is done to data before and after the model
 * @param tokenizer what turns its prompts into numbers
 */
public record Checkpoint(
        PolicyConfig config, SmolVlaConfig model, Safetensors weights, Processing processing, TokenizerFiles tokenizer)
        implements AutoCloseable {
    private static final String WEIGHTS = "model.safetensors";

    /**
     * Opens it and reads all of it once, so that what is broken shows here: about a second for a full-size model.
     *
     * @param folder the one that holds {@code config.json}
     * @throws BadCheckpointException naming the file and what is wrong with it
     * @throws IOException when a file cannot be read
     */
    public static Checkpoint open(Path folder, Surroundings surroundings) throws IOException {
        return open(folder, Tailoring.NONE, surroundings);
    }

    /** The same for one that is to do something otherwise. Each action knows only those before it: of a shorter chunk they stay what they are. */
    public static Checkpoint open(Path folder, Tailoring tailoring, Surroundings surroundings) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new BadCheckpointException(
                    Files.exists(folder)
                            ? "it is a file; name the folder that holds " + PolicyConfig.FILE
                            : "there is no such folder");
        }
        ConfigFile root = PolicyConfig.file(folder);
        PolicyConfig learned = PolicyConfig.of(root);
        learned.requireType(SmolVlaConfig.TYPE);
        PolicyConfig config = tailoring.of(learned);
        SmolVlaConfig model = model(folder, root, config, surroundings);
        Safetensors weights = Safetensors.open(folder.resolve(WEIGHTS));
        boolean sound = false;
        try {
            new TensorLayout(model).check(WEIGHTS, weights);
            weights.rest();
            Processing processing = new ProcessorReader(folder, root, config, weights).read();
            TokenizerFiles tokenizer = TokenizerFiles.find(
                    folder, processing.prompts(), model.vlmName(), surroundings.tokenizer(), surroundings.cache());
            sound = true;
            return new Checkpoint(config, model, weights, processing, tokenizer);
        } finally {
            if (!sound) {
                weights.close();
            }
        }
    }

    /** What {@code config.json} alone says of the model, whose weights need not be there. */
    public static SmolVlaConfig model(Path folder, Surroundings surroundings) throws IOException {
        ConfigFile root = PolicyConfig.file(folder);
        return model(folder, root, PolicyConfig.of(root), surroundings);
    }

    private static SmolVlaConfig model(Path folder, ConfigFile root, PolicyConfig config, Surroundings surroundings)
            throws IOException {
        String vlm = root.text("vlm_model_name", VlmConfig.BUILT_IN);
        return SmolVlaConfig.of(root, config, vlm, VlmConfig.find(folder, vlm, surroundings.cache()));
    }

    /** Most tokens of a prompt. */
    public int tokenLimit() {
        int limit = processing.prompts().limit();
        return limit == 0 ? model.tokenLimit() : limit;
    }

    @Override
    public void close() {
        weights.close();
    }
}
