package org.lepetpal.policy.act;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import org.lepetpal.lerobot.checkpoint.Tailoring;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.ProviderWish;
import org.lepetpal.lerobot.policy.Brain;
import org.lepetpal.lerobot.policy.Loader;
import org.lepetpal.policy.act.model.ActConfig;

/**
 * Loads ACT checkpoints.
 *
 * @param engine that computes them
 * @param provider on what
 */
public record ActLoader(Engine engine, ProviderWish provider) implements Loader {
    @Override
    public String type() {
        return ActConfig.TYPE;
    }

    @Override
    public Brain load(Path folder, Tailoring tailoring) throws IOException, OrtException {
        return provider.load(engine, (on, remarks) -> ActBrain.load(folder, tailoring, on, remarks));
    }
}
