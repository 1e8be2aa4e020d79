package org.lepetpal.lerobot.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.lepetpal.wrap.onnxruntime.Processor;

/**
 * How ONNX Runtime computes.
 *
 * @param threads that work at one inference, 1…64; they sleep between, so that the control loop keeps its core
 * @param cache where models are kept as they were optimised; empty where each is optimised anew
 * @param provider that computes
 */
public record Engine(int threads, Optional<ModelCache> cache, Provider provider) {
    public Engine {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException(threads + " threads are not in 1…64");
        }
    }

    /** On the processor. */
    public Engine(int threads, Optional<ModelCache> cache) {
        this(threads, cache, Provider.CPU);
    }

    /** On the processor, without a cache. */
    public Engine(int threads) {
        this(threads, Optional.empty());
    }

    /**
     * Reads a setting.
     *
     * @param threads 1…64, or 0 for all processors but one, which the control loop keeps
     * @throws IllegalArgumentException naming the setting, its value and what is allowed
     */
    public static Engine of(String setting, int threads) {
        if (threads < 0 || threads > 64) {
            throw new IllegalArgumentException(setting + " = " + threads + " is not in 0…64");
        }
        return new Engine(threads == 0 ? Math.clamp(Runtime.getRuntime().availableProcessors() - 1, 1, 64) : threads);
    }

    /** The same with a cache. */
    public Engine with(Optional<ModelCache> other) {
        return new Engine(threads, other, provider);
    }

    /** The same on something else. Models are kept as the processor wants them, and for nothing else. */
    public Engine on(Provider other) {
        return new Engine(threads, other == Provider.CPU ? cache : Optional.empty(), other);
    }

    /** Names and values of what ONNX Runtime is told; a model that is kept as it was optimised depends on them. */
    static Map<String, String> entries(Processor processor) {
        Map<String, String> entries = new TreeMap<>();
        entries.put("session.intra_op.allow_spinning", "0");
        if (!processor.addsBytesExactly()) {
            // Products of bytes are counted another way, so that they do not overflow. With VNNI they do not
            // anyway, and ONNX Runtime, which does as it is told there, too, would take more than twice as long.
            entries.put("session.x64quantprecision", "1");
        }
        return entries;
    }

    /** For one session; the caller closes them. */
    public SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        try {
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            for (Map.Entry<String, String> entry : entries(Processor.here()).entrySet()) {
                options.addConfigEntry(entry.getKey(), entry.getValue());
            }
            // from the second run on it would hold the memory of one run twice: as it asked for it, and in one piece
            options.setMemoryPatternOptimization(false);
            provider.addTo(options);
            return options;
        } catch (OrtException e) {
            options.close();
            throw e;
        }
    }
}
