package org.lepetpal.policy.smolvla.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;

/**
 * How ONNX Runtime computes.
 *
 * @param threads that work at one inference, 1…64; they sleep between, so that the control loop keeps its core
 */
public record Engine(int threads) {
    public Engine {
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("SMOLVLA_THREADS = " + threads + " is not in 1…64");
        }
    }

    SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(threads);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        return options;
    }
}
