package org.lepetpal.policy.smolvla.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.FloatBuffer;
import java.util.Map;
import org.lepetpal.lerobot.model.Engine;
import org.lepetpal.policy.smolvla.graph.ProductGraph;

/** What this machine reaches in matrix products with these threads: what a model could reach at best. */
public final class Products {
    private static final int TRIALS = 5;

    private final Engine engine;

    public Products(Engine engine) {
        this.engine = engine;
    }

    /**
     * The shortest of some trials, in nanoseconds.
     *
     * @param rows times {@code inner} times {@code columns} multiplications and additions
     */
    public long nanos(int rows, int inner, int columns) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (SessionOptions options = engine.options();
                OrtSession session = environment.createSession(
                        ProductGraph.of(rows, inner, columns).model(), options);
                OnnxTensor left = tensor(environment, rows, inner);
                OnnxTensor right = tensor(environment, columns, inner)) {
            long best = Long.MAX_VALUE;
            for (int trial = 0; trial < TRIALS; trial++) {
                long begun = System.nanoTime();
                session.run(Map.of(ProductGraph.LEFT, left, ProductGraph.RIGHT, right))
                        .close();
                best = Math.min(best, System.nanoTime() - begun);
            }
            return best;
        }
    }

    private static OnnxTensor tensor(OrtEnvironment environment, int rows, int columns) throws OrtException {
        return OnnxTensor.createTensor(environment, FloatBuffer.allocate(rows * columns), new long[] {rows, columns});
    }
}
