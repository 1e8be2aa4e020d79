package org.lepetpal.policy.smolvla.model;

import ai.onnxruntime.OrtException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.DoubleStream;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.lerobot.model.Trace;
import org.lepetpal.policy.smolvla.checkpoint.Checkpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures how far a checkpoint's modes in eight bits are from single precision: by its own actions, on a view that is made up but
 * varied. What was measured is noted where models are kept as they were optimised. One caller at a time.
 */
public final class Trials {
    /** Below this, in normalised action units, a mode may stand in for single precision. */
    public static final double ALLOWED = 0.05;

    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);
    private static final String PROMPT = "pick up the ball";
    /** Of {@link Practice} and of how it is measured: another one makes notes of before void. */
    private static final int REVISION = 1;

    private final Checkpoint checkpoint;
    private final Tokenizer tokenizer;
    private final Engine engine;
    private Optional<float[]> exact = Optional.empty();

    public Trials(Checkpoint checkpoint, Tokenizer tokenizer, Engine engine) {
        this.checkpoint = checkpoint;
        this.tokenizer = tokenizer;
        this.engine = engine;
    }

    /** Loads what is wanted. @param mode empty for {@link #best()} */
    public Chosen load(Optional<Mode> mode) throws OrtException {
        return mode.isPresent() ? load(mode.get()) : best();
    }

    /**
     * Loads the first mode in their order whose deviation is allowed: single precision at last. How fast they are is not measured.
     * The first time it loads one after the other, which takes a while.
     */
    public Chosen best() throws OrtException {
        for (Mode mode : Mode.values()) {
            Chosen tried = load(mode);
            if (tried.exactEnough()) {
                LOG.info("the actions are computed in {}", tried.manner());
                return tried;
            }
            LOG.info("{}", tried.manner());
            tried.model().close();
        }
        throw new IllegalStateException("single precision is a mode");
    }

    /** Loads a mode, whatever it does, and says how far it is from single precision. Never has two models in memory. */
    public Chosen load(Mode mode) throws OrtException {
        OptionalDouble known = mode == Mode.FP32 ? OptionalDouble.empty() : known(mode);
        boolean unknown = mode != Mode.FP32 && known.isEmpty();
        if (unknown) {
            exact();
        }
        SmolVlaModel model = new SmolVlaModel(checkpoint, tokenizer, engine, mode, false);
        boolean loaded = false;
        try {
            OptionalDouble deviation = unknown ? OptionalDouble.of(measured(mode, model)) : known;
            loaded = true;
            return new Chosen(model, mode, deviation);
        } finally {
            if (!loaded) {
                model.close();
            }
        }
    }

    /** Measures against this one, which is in single precision, instead of loading it. */
    public void compareWith(SmolVlaModel model) throws OrtException {
        exact = Optional.of(plan(model));
    }

    private OptionalDouble known(Mode mode) {
        return engine.cache().flatMap(cache -> cache.note(key(mode))).stream()
                .flatMapToDouble(Trials::number)
                .findAny();
    }

    private double measured(Mode mode, SmolVlaModel model) throws OrtException {
        double deviation = between(plan(model), exact());
        engine.cache().ifPresent(cache -> cache.note(key(mode), String.valueOf(deviation)));
        return deviation;
    }

    /** Of the note: all that the figure depends on. */
    private String key(Mode mode) {
        List<Object> all = List.of(
                REVISION,
                Blueprints.of(checkpoint, mode, false).key(checkpoint.weights()),
                checkpoint.model(),
                checkpoint.config().cameras().size(),
                checkpoint.config().stateSize(),
                checkpoint.config().actionSize(),
                tokenizer.encode(PROMPT));
        return "trial-" + UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static DoubleStream number(String note) {
        try {
            return DoubleStream.of(Double.parseDouble(note.strip()));
        } catch (NumberFormatException e) {
            LOG.warn("what was measured of a model is damaged; it is measured again", e);
            return DoubleStream.empty();
        }
    }

    private float[] exact() throws OrtException {
        if (exact.isEmpty()) {
            // not kept: nobody will load it again once the figure is known
            Engine once = engine.with(Optional.empty());
            try (SmolVlaModel model = new SmolVlaModel(checkpoint, tokenizer, once, false)) {
                compareWith(model);
            }
        }
        return exact.get();
    }

    private float[] plan(SmolVlaModel model) throws OrtException {
        int cameras = Math.max(1, checkpoint.config().cameras().size());
        int state = checkpoint.config().stateSize();
        Practice practice = new Practice(model, tokenizer.encode(PROMPT), cameras, state);
        return model.plan(practice.scene(), Practice.noise(model.noiseSize()), Trace.NONE);
    }

    /** Of those that are the robot's: the first of each moment. What is no number is infinitely far. */
    private double between(float[] actions, float[] others) {
        int width = checkpoint.model().maxAction();
        double worst = 0;
        for (int i = 0; i < actions.length; i++) {
            if (i % width < checkpoint.config().actionSize()) {
                double difference = Math.abs((double) actions[i] - others[i]);
                worst = Double.isFinite(difference) ? Math.max(worst, difference) : Double.POSITIVE_INFINITY;
            }
        }
        return worst;
    }

    /**
     * A model that is loaded.
     *
     * @param model closed by who drops it
     * @param mode in what it computes
     * @param deviation greatest difference from single precision, normalised; empty for that itself
     */
    public record Chosen(SmolVlaModel model, Mode mode, OptionalDouble deviation) {
        /** Whether it may stand in for single precision. */
        public boolean exactEnough() {
            return deviation.isEmpty() || deviation.getAsDouble() < ALLOWED;
        }

        /** For people. */
        public String manner() {
            if (deviation.isEmpty()) {
                return "single precision";
            }
            String warning =
                    exactEnough() ? "" : String.format(Locale.ROOT, " (too far: below %s is allowed)", ALLOWED);
            return String.format(
                    Locale.ROOT,
                    "%s, at most %.4f from single precision%s",
                    mode.label(),
                    deviation.getAsDouble(),
                    warning);
        }
    }
}
