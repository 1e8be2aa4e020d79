package org.lepetpal.policy.smolvla.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.Excerpt;
import org.lepetpal.lerobot.model.Feed;
import org.lepetpal.lerobot.model.Halt;
import org.lepetpal.lerobot.model.Part;
import org.lepetpal.lerobot.model.Picture;
import org.lepetpal.lerobot.model.Steering;
import org.lepetpal.lerobot.model.Trace;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.lepetpal.policy.smolvla.checkpoint.SmolVlaConfig;
import org.lepetpal.policy.smolvla.checkpoint.TensorNames;
import org.lepetpal.policy.smolvla.checkpoint.VlmConfig;
import org.lepetpal.policy.smolvla.graph.PrefixGraph;
import org.lepetpal.policy.smolvla.graph.VisionGraph;

/**
 * A SmolVLA policy's model: pictures, prompt and state in, a chunk of normalised actions out. Once it is
 * loaded it reads nothing of the checkpoint's files any more. One caller at a time.
 */
public final class SmolVlaModel implements AutoCloseable {
    private final SmolVlaConfig config;
    private final int chunk;
    private final Eyes eyes;
    private final Prefix prefix;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Part vision;
    private final Part text;
    private final Part step;
    private final Flow flow;

    /** The same in single precision. */
    public SmolVlaModel(Checkpoint checkpoint, Tokenizer tokenizer, Engine engine, boolean intermediates)
            throws OrtException {
        this(checkpoint, tokenizer, engine, Mode.FP32, intermediates);
    }

    /**
     * Loads it: seconds for a full-size model.
     *
     * @param mode in what it computes
     * @param intermediates whether a {@link Trace} is to see the values between; slower
     * @throws OrtException when ONNX Runtime cannot load it
     */
    public SmolVlaModel(Checkpoint checkpoint, Tokenizer tokenizer, Engine engine, Mode mode, boolean intermediates)
            throws OrtException {
        this.config = checkpoint.model();
        this.chunk = checkpoint.config().chunkSize();
        this.eyes = new Eyes(config.vlm().vision().image());
        Safetensors weights = checkpoint.weights();
        Prefix.Specials specials = config.imageSpecialTokens() ? tokenizer.specials() : Prefix.Specials.NONE;
        boolean loaded = false;
        try {
            Safetensors words = open(Excerpt.of("words", List.of(TensorNames.EMBEDDING), weights, engine));
            prefix = new Prefix(config, weights, words, specials);
            Blueprints parts = Blueprints.of(checkpoint, mode, intermediates);
            vision = open(new Part(Blueprints.VISION, parts.vision(), weights, engine));
            text = open(new Part(Blueprints.PREFIX, parts.prefix(), weights, engine));
            step = open(new Part(Blueprints.STEP, parts.step(), weights, engine));
            flow = new Flow(config, chunk, step);
            loaded = true;
        } finally {
            if (!loaded) {
                close();
            }
        }
    }

    private <T extends AutoCloseable> T open(T part) {
        opened.add(part);
        return part;
    }

    /** How many numbers of noise a chunk begins with. */
    public int noiseSize() {
        return chunk * config.maxAction();
    }

    /** A camera's picture as the model sees it. Any thread. */
    public float[] see(Picture picture) {
        return eyes.see(picture);
    }

    /** What the model sees of a camera that is not there. */
    public float[] seeNothing() {
        return eyes.blank();
    }

    /**
     * A chunk of actions.
     *
     * @param noise {@link #noiseSize} numbers, normally distributed; the same noise gives the same actions
     * @return chunk × maxAction numbers, action after action; only the first of each are the robot's
     */
    public float[] plan(Scene scene, float[] noise, Trace trace) throws OrtException {
        return plan(scene, noise, Steering.NONE, trace, new Halt());
    }

    /** The same, made to go on with something. @param halt ends it early, with an exception */
    public float[] plan(Scene scene, float[] noise, Steering steering, Trace trace, Halt halt) throws OrtException {
        List<Optional<float[]>> seen = look(scene.pictures(), trace, halt);
        float[] embeddings = prefix.assemble(seen, scene.tokens(), scene.state());
        trace.saw("prefix.embeddings", embeddings);
        int tokens = embeddings.length / config.vlm().hidden();
        try (OrtSession.Result read = read(embeddings, tokens, trace, halt)) {
            return flow.lead(read, tokens, noise, steering, trace, halt);
        }
    }

    private OrtSession.Result read(float[] embeddings, int tokens, Trace trace, Halt halt) throws OrtException {
        int half = config.vlm().headDim() / 2;
        Rotations rotations = Rotations.of(0, tokens, 2 * half);
        try (Feed feed = new Feed()) {
            feed.put(PrefixGraph.EMBEDDINGS, embeddings, tokens, config.vlm().hidden());
            feed.put(PrefixGraph.MASK, Masks.prefix(tokens), tokens, tokens);
            feed.put(PrefixGraph.COS, rotations.cos(), tokens, half);
            feed.put(PrefixGraph.SIN, rotations.sin(), tokens, half);
            return text.run(feed, "", trace, halt);
        }
    }

    /** All cameras at once; masked ones cost nothing. */
    private List<Optional<float[]>> look(List<Optional<float[]>> pictures, Trace trace, Halt halt) throws OrtException {
        List<float[]> seen = pictures.stream().flatMap(Optional::stream).toList();
        if (seen.isEmpty()) {
            throw new IllegalArgumentException("at least one camera is needed");
        }
        float[] tokens = embed(seen, trace, halt);
        int size = tokens.length / seen.size();
        List<Optional<float[]>> embedded = new ArrayList<>();
        int at = 0;
        for (Optional<float[]> picture : pictures) {
            if (picture.isPresent()) {
                embedded.add(Optional.of(Arrays.copyOfRange(tokens, at, at + size)));
                at += size;
            } else {
                embedded.add(Optional.empty());
            }
        }
        return embedded;
    }

    /**
     * What the vision tower and the connector make of pictures.
     *
     * @return picture after picture, token after token
     */
    public float[] embed(List<float[]> pictures, Trace trace, Halt halt) throws OrtException {
        VlmConfig.Vision sight = config.vlm().vision();
        try (Feed feed = new Feed()) {
            feed.put(VisionGraph.PIXELS, pictures, pictures.size(), 3, sight.image(), sight.image());
            try (OrtSession.Result result = vision.run(feed, "", trace, halt)) {
                return Part.floats(Part.output(result, VisionGraph.TOKENS));
            }
        }
    }

    @Override
    public void close() throws OrtException {
        for (AutoCloseable part : opened.reversed()) {
            try {
                part.close();
            } catch (OrtException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
