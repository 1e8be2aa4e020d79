package org.lepetpal.policy.act;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;
import org.lepetpal.lerobot.checkpoint.Processing;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.checkpoint.Tailoring;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.Halt;
import org.lepetpal.lerobot.model.Provider;
import org.lepetpal.lerobot.policy.Answer;
import org.lepetpal.lerobot.policy.Brain;
import org.lepetpal.lerobot.policy.Conduct;
import org.lepetpal.lerobot.policy.Look;
import org.lepetpal.policy.act.model.ActCheckpoint;
import org.lepetpal.policy.act.model.ActModel;

/** A loaded ACT checkpoint. */
final class ActBrain implements Brain {
    private final ActCheckpoint checkpoint;
    private final ActModel model;
    private final Provider provider;
    private final List<String> aboutProvider;
    private boolean closed;

    private ActBrain(ActCheckpoint checkpoint, ActModel model, Provider provider, List<String> aboutProvider) {
        this.checkpoint = checkpoint;
        this.model = model;
        this.provider = provider;
        this.aboutProvider = List.copyOf(aboutProvider);
    }

    /** @param aboutProvider what a person should know of what computes it */
    static ActBrain load(Path folder, Tailoring tailoring, Engine engine, List<String> aboutProvider)
            throws IOException, OrtException {
        ActCheckpoint checkpoint = ActCheckpoint.open(folder, tailoring);
        boolean loaded = false;
        try {
            ActBrain brain =
                    new ActBrain(checkpoint, new ActModel(checkpoint, engine), engine.provider(), aboutProvider);
            loaded = true;
            return brain;
        } finally {
            if (!loaded) {
                checkpoint.close();
            }
        }
    }

    @Override
    public PolicyConfig config() {
        return checkpoint.config();
    }

    @Override
    public Processing processing() {
        return checkpoint.processing();
    }

    @Override
    public Safetensors weights() {
        return checkpoint.weights();
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public List<String> remarks() {
        return Stream.concat(processing().warnings().stream(), aboutProvider.stream())
                .toList();
    }

    @Override
    public boolean canMissCameras() {
        return false;
    }

    @Override
    public int emptyCameras() {
        return 0;
    }

    /** Where it was trained to be asked at every step, chunks are mixed as ACT does. */
    @Override
    public Conduct conduct(Conduct wanted) {
        OptionalDouble coefficient = checkpoint.model().ensembling();
        return coefficient.isEmpty()
                ? Brain.super.conduct(wanted)
                : new Conduct(
                        wanted.rateHz(),
                        1,
                        new Ensemble(coefficient.getAsDouble()),
                        wanted.seed(),
                        wanted.timeout(),
                        wanted.still());
    }

    @Override
    public synchronized void warmUp() throws OrtException {
        model.plan(model.seeNothing(), new float[checkpoint.config().stateSize()]);
    }

    @Override
    public synchronized Answer.Chunk think(Look look, int masked, Halt halt) throws OrtException {
        if (closed) {
            throw new IllegalStateException("the policy was withdrawn");
        }
        List<float[]> pictures = new ArrayList<>();
        for (int camera = 0; camera < look.pictures().size(); camera++) {
            pictures.add(model.see(camera, look.pictures().get(camera)));
        }
        return chunk(model.plan(pictures, checkpoint.processing().state().apply(look.state()), halt));
    }

    private Answer.Chunk chunk(float[] planned) {
        PolicyConfig config = checkpoint.config();
        int count = checkpoint.model().ensembling().isPresent() ? config.chunkSize() : config.executedActions();
        return Answer.Chunk.of(planned, config.actionSize(), count, config, checkpoint.processing());
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            model.close();
        } catch (OrtException e) {
            throw new IllegalStateException("the policy cannot be unloaded", e);
        } finally {
            checkpoint.close();
        }
    }
}
