package org.lepetpal.lerobot.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.lepetpal.lerobot.checkpoint.Safetensors;
import org.lepetpal.lerobot.graph.Blueprint;
import org.lepetpal.wrap.onnxruntime.Processor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One of the model's parts in ONNX Runtime. Its weights are a cache's file, or a copy in memory: once it is loaded, the checkpoint
 * may go. One caller at a time.
 */
public final class Part implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Part.class);
    /** Of the weights in single precision that an optimised model holds: as they are, and packed for the processor. */
    private static final int COPIES = 2;

    private final String name;
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private Optional<Weights> weights = Optional.empty();
    private final String key;
    private final OrtSession session;

    /** Loads it: blocks for seconds with large weights. */
    public Part(String name, Blueprint blueprint, Safetensors file, Engine engine) throws OrtException {
        this.name = name;
        this.key = key(name, blueprint, file);
        Optional<OrtSession> kept = kept(blueprint, file, engine);
        if (kept.isPresent()) {
            session = kept.get();
        } else {
            // what ONNX Runtime does not pack anew it reads from there for ever, and a file that is cut off
            // would end Java
            weights = Optional.of(Weights.copied(environment, blueprint.weights(), file));
            session = built(blueprint, engine);
        }
        // it has copies of its own of nearly all of it by now, packed for its processor
        file.rest();
    }

    private OrtSession built(Blueprint blueprint, Engine engine) throws OrtException {
        boolean loaded = false;
        try (SessionOptions settings = engine.options()) {
            weights.orElseThrow().addTo(settings);
            OrtSession built = environment.createSession(blueprint.model(), settings);
            loaded = true;
            return built;
        } finally {
            if (!loaded) {
                weights.orElseThrow().close();
            }
        }
    }

    /** From the cache, if there is one. */
    private Optional<OrtSession> kept(Blueprint blueprint, Safetensors file, Engine engine) {
        if (engine.cache().isEmpty()) {
            return Optional.empty();
        }
        ModelCache cache = engine.cache().get();
        Optional<Path> model =
                cache.model(key, COPIES * floats(blueprint, file), path -> optimise(blueprint, file, engine, path));
        if (model.isEmpty()) {
            return Optional.empty();
        }
        try (SessionOptions settings = engine.options()) {
            // it is optimised already
            settings.setOptimizationLevel(SessionOptions.OptLevel.NO_OPT);
            return Optional.of(environment.createSession(model.get().toString(), settings));
        } catch (OrtException e) {
            LOG.warn("the optimised model {} cannot be loaded; it is made anew the next time", key, e);
            cache.forget(model.get());
            return Optional.empty();
        }
    }

    /** Bytes of its weights in single precision. */
    private static long floats(Blueprint blueprint, Safetensors file) {
        return Float.BYTES
                * blueprint.weights().stream()
                        .mapToLong(tensor -> file.tensors().get(tensor).elements())
                        .sum();
    }

    /** Writes it as ONNX Runtime would run it here, its weights packed for this processor in a file beside it. */
    private void optimise(Blueprint blueprint, Safetensors file, Engine engine, Path path) throws OrtException {
        try (SessionOptions settings = engine.options();
                Weights bound = new Weights(environment, blueprint.weights(), file)) {
            bound.addTo(settings);
            // what it warns of is that the file is for this kind of processor only, as the cache's keys are
            settings.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            settings.setOptimizedModelFilePath(path.toString());
            settings.addConfigEntry("session.optimized_model_external_initializers_file_name", "weights.bin");
            settings.addConfigEntry("session.optimized_model_external_initializers_min_size_in_bytes", "1024");
            settings.addConfigEntry("session.save_external_prepacked_constant_initializers", "1");
            environment.createSession(blueprint.model(), settings).close();
        }
        file.rest();
        NativeHeap.trim();
    }

    /** What a part is and depends on: another graph, weight, processor, option or ONNX Runtime has another. A file's name. */
    public static String key(String name, Blueprint blueprint, Safetensors file) {
        Processor processor = Processor.here();
        return Fingerprint.of(name, blueprint, file, Engine.entries(processor), processor);
    }

    /** Runs it. The caller closes the feed and the result. @throws OrtException also when it is halted */
    public OrtSession.Result run(Feed feed, String trial, Trace trace, Halt halt) throws OrtException {
        OrtSession.Result result = halt.run(session, feed.tensors());
        if (trace != Trace.NONE) {
            for (Map.Entry<String, OnnxValue> output : result) {
                trace.saw(name + trial + "." + output.getKey(), floats(output.getValue()));
            }
        }
        return result;
    }

    public static OnnxTensor output(OrtSession.Result result, String name) {
        return (OnnxTensor) result.get(name).orElseThrow();
    }

    public static float[] floats(OnnxValue value) {
        FloatBuffer buffer = ((OnnxTensor) value).getFloatBuffer();
        float[] floats = new float[buffer.remaining()];
        buffer.get(floats);
        return floats;
    }

    @Override
    public void close() throws OrtException {
        session.close();
        weights.ifPresent(Weights::close);
        NativeHeap.trim();
    }
}
