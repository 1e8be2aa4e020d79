package org.lepetpal.policy.smolvla;

import ai.onnxruntime.OrtException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.lepetpal.lerobot.checkpoint.PolicyConfig;
import org.lepetpal.lerobot.checkpoint.Processing;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.checkpoint.Tailoring;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.Halt;
import org.lepetpal.lerobot.model.Provider;
import org.lepetpal.lerobot.model.Steering;
import org.lepetpal.lerobot.model.Trace;
import org.lepetpal.lerobot.policy.Answer;
import org.lepetpal.lerobot.policy.Brain;
import org.lepetpal.lerobot.policy.Conduct;
import org.lepetpal.lerobot.policy.Look;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.HubCache;
import org.lepetpal.policy.smolvla.checkpoint.Surroundings;
import org.lepetpal.policy.smolvla.model.Mode;
import org.lepetpal.policy.smolvla.model.Scene;
import org.lepetpal.policy.smolvla.model.SmolVlaModel;
import org.lepetpal.policy.smolvla.model.Tokenizer;
import org.lepetpal.policy.smolvla.model.Trials;

/** A loaded checkpoint: from what the robot sees to actions in the policy's units. Thinks of one thing at a time. */
final class SmolVlaBrain implements Brain {
    private final Checkpoint checkpoint;
    private final Tokenizer tokenizer;
    private final Trials.Chosen chosen;
    private final SmolVlaModel model;
    private final Provider provider;
    private final List<String> aboutProvider;
    private boolean closed;

    private SmolVlaBrain(
            Checkpoint checkpoint,
            Tokenizer tokenizer,
            Trials.Chosen chosen,
            Provider provider,
            List<String> aboutProvider) {
        this.checkpoint = checkpoint;
        this.tokenizer = tokenizer;
        this.chosen = chosen;
        this.model = chosen.model();
        this.provider = provider;
        this.aboutProvider = List.copyOf(aboutProvider);
    }

    /**
     * Loads it: seconds for a full-size model, more where it has to be found out which mode is exact enough.
     *
     * @param tailoring what it is to do otherwise than its configuration says
     * @param mode in what it computes; empty for the first that is exact enough
     * @param aboutProvider what a person should know of what computes it
     * @throws IOException naming the file of the checkpoint and what is wrong with it
     * @throws OrtException when ONNX Runtime cannot run it
     */
    static SmolVlaBrain load(
            Path folder,
            Tailoring tailoring,
            Optional<Path> tokenizerFolder,
            Engine engine,
            Optional<Mode> mode,
            List<String> aboutProvider)
            throws IOException, OrtException {
        HubCache cache = Surroundings.ofProcess().cache();
        List<AutoCloseable> opened = new ArrayList<>();
        boolean loaded = false;
        try {
            Checkpoint checkpoint = Checkpoint.open(folder, tailoring, new Surroundings(tokenizerFolder, cache));
            opened.add(checkpoint);
            Tokenizer tokenizer = new Tokenizer(checkpoint.tokenizer(), checkpoint.tokenLimit());
            opened.add(tokenizer);
            Trials.Chosen chosen = new Trials(checkpoint, tokenizer, engine).load(mode);
            loaded = true;
            return new SmolVlaBrain(checkpoint, tokenizer, chosen, engine.provider(), aboutProvider);
        } finally {
            if (!loaded) {
                closeAll(opened.reversed());
            }
        }
    }

    private static void closeAll(List<AutoCloseable> opened) {
        for (AutoCloseable one : opened) {
            try {
                one.close();
            } catch (Exception e) {
                throw new IllegalStateException("the policy cannot be unloaded", e);
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
    public String manner() {
        return chosen.manner();
    }

    @Override
    public List<String> remarks() {
        List<String> remarks = new ArrayList<>(processing().warnings());
        remarks.addAll(aboutProvider);
        if (!chosen.exactEnough()) {
            remarks.add(chosen.manner() + ": the actions are not those that the policy learned");
        }
        return remarks;
    }

    @Override
    public Provider provider() {
        return provider;
    }

    @Override
    public boolean canMissCameras() {
        return true;
    }

    @Override
    public int emptyCameras() {
        return checkpoint.model().emptyCameras();
    }

    @Override
    public Conduct conduct(Conduct wanted) {
        return wanted;
    }

    @Override
    public synchronized void warmUp() throws OrtException {
        int cameras = Math.max(1, checkpoint.config().cameras().size());
        Optional<float[]> nothing = Optional.of(model.seeNothing());
        List<Optional<float[]>> pictures = Collections.nCopies(cameras, nothing);
        float[] state = new float[checkpoint.config().stateSize()];
        model.plan(new Scene(pictures, tokenizer.encode("stand still"), state), noise(0), Trace.NONE);
    }

    @Override
    public synchronized Answer.Chunk think(Look look, int masked, Halt halt) throws OrtException {
        if (closed) {
            throw new IllegalStateException("the policy was withdrawn");
        }
        List<Optional<float[]>> pictures = new ArrayList<>();
        look.pictures().forEach(picture -> pictures.add(Optional.of(model.see(picture))));
        pictures.addAll(Collections.nCopies(masked, Optional.empty()));
        float[] state = checkpoint.processing().state().apply(look.state());
        Scene scene = new Scene(pictures, tokenizer.encode(look.prompt()), state);
        Steering steering = look.leftover()
                .map(rest -> rest.steering(
                        checkpoint.config().chunkSize(), checkpoint.model().maxAction()))
                .orElse(Steering.NONE);
        return chunk(model.plan(scene, noise(look.seed()), steering, Trace.NONE, halt));
    }

    private Answer.Chunk chunk(float[] planned) {
        PolicyConfig config = checkpoint.config();
        return Answer.Chunk.of(
                planned, checkpoint.model().maxAction(), config.executedActions(), config, checkpoint.processing());
    }

    private float[] noise(long seed) {
        Random random = new Random(seed);
        float[] noise = new float[model.noiseSize()];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) random.nextGaussian();
        }
        return noise;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            closeAll(List.of(model, tokenizer, checkpoint));
        }
    }
}
