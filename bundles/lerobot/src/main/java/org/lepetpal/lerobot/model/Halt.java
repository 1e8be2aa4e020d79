package org.lepetpal.lerobot.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.RunOptions;
import java.util.Map;
import java.util.Optional;

/** Ends one thought from outside, whichever part of its model it is in. Any thread; the thought itself is on one. */
public final class Halt {
    private boolean called;
    private Optional<RunOptions> running = Optional.empty();

    /** Ends what is being computed within milliseconds, with an exception, and whatever would be computed after it. Idempotent. */
    public synchronized void call() {
        called = true;
        try {
            if (running.isPresent()) {
                running.get().setTerminate(true);
            }
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime cannot be told to end", e);
        }
    }

    public synchronized boolean called() {
        return called;
    }

    OrtSession.Result run(OrtSession session, Map<String, OnnxTensor> inputs) throws OrtException {
        RunOptions options = begin();
        try {
            return session.run(inputs, options);
        } finally {
            end(options);
        }
    }

    private synchronized RunOptions begin() throws OrtException {
        if (called) {
            throw new OrtException("nobody waits for it any more");
        }
        RunOptions options = new RunOptions();
        running = Optional.of(options);
        return options;
    }

    /** Nobody may tell options to end that are closed: hence under the lock. */
    private synchronized void end(RunOptions options) {
        running = Optional.empty();
        options.close();
    }
}
