package org.lepetpal.policy.smolvla;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.lepetpal.lerobot.checkpoint.BadCheckpointException;
import org.lepetpal.lerobot.checkpoint.Tailoring;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.ProviderWish;
import org.lepetpal.lerobot.policy.Brain;
import org.lepetpal.lerobot.policy.Loader;
import org.lepetpal.policy.smolvla.checkpoint.SmolVlaConfig;
import org.lepetpal.policy.smolvla.model.Mode;

/**
 * Loads SmolVLA checkpoints.
 *
 * @param tokenizer folder of a tokenizer that the operator names
 * @param engine that computes them
 * @param provider on what
 * @param mode in what, where the checkpoint does not say; empty for the first that is exact enough
 */
public record SmolVlaLoader(Optional<Path> tokenizer, Engine engine, ProviderWish provider, Optional<Mode> mode)
        implements Loader {
    @Override
    public String type() {
        return SmolVlaConfig.TYPE;
    }

    /**
     * In what a checkpoint is computed.
     *
     * @return empty for the first that is exact enough
     * @throws BadCheckpointException where it says itself what there is not
     */
    public Optional<Mode> mode(Tailoring tailoring) throws BadCheckpointException {
        return tailoring.precision().isPresent() ? Mode.wanted(tailoring) : mode;
    }

    @Override
    public Brain load(Path folder, Tailoring tailoring) throws IOException, OrtException {
        Optional<Mode> own = mode(tailoring);
        return provider.load(
                engine, (on, remarks) -> SmolVlaBrain.load(folder, tailoring, tokenizer, on, own, remarks));
    }
}
