package org.lepetpal.policy.smolvla.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.HashMap;
import java.util.Map;
import org.lepetpal.lerobot.model.Halt;
import org.lepetpal.lerobot.model.Part;
import org.lepetpal.lerobot.model.Steering;
import org.lepetpal.lerobot.model.Trace;
import org.lepetpal.policy.smolvla.checkpoint.SmolVlaConfig;
import org.lepetpal.policy.smolvla.graph.PrefixGraph;
import org.lepetpal.policy.smolvla.graph.StepGraph;

/** Leads noise to actions, step by step along the velocity that the expert gives. One caller at a time. */
final class Flow {
    private final SmolVlaConfig config;
    private final int chunk;
    private final Part step;

    /** @param step the expert; not closed by it */
    Flow(SmolVlaConfig config, int chunk, Part step) {
        this.config = config;
        this.chunk = chunk;
        this.step = step;
    }

    /**
     * @param prefix keys and values of every layer
     * @param tokens how many the prefix has
     * @param noise chunk × maxAction numbers; left as it is
     * @param steering what is done to the velocity
     * @param halt ends it early, with an exception
     */
    float[] lead(OrtSession.Result prefix, int tokens, float[] noise, Steering steering, Trace trace, Halt halt)
            throws OrtException {
        float[] x = noise.clone();
        double dt = -1.0 / config.steps();
        try (Inputs inputs = new Inputs(prefix, tokens)) {
            for (int i = 0; i < config.steps(); i++) {
                float time = (float) (1.0 + i * dt);
                trace.saw("step" + i + ".x", x.clone());
                float[] velocity = inputs.velocity(x, time, Integer.toString(i), trace, halt);
                steering.steer(x, velocity, time);
                for (int k = 0; k < x.length; k++) {
                    x[k] += (float) dt * velocity[k];
                }
            }
        }
        return x;
    }

    /** What the steps of one chunk have in common. */
    private final class Inputs implements AutoCloseable {
        private final Map<String, OnnxTensor> shared = new HashMap<>();
        private final Map<String, OnnxTensor> own = new HashMap<>();

        Inputs(OrtSession.Result prefix, int tokens) throws OrtException {
            int half = config.vlm().headDim() / 2;
            Rotations after = Rotations.of(tokens, chunk, 2 * half);
            Rotations fromZero = Rotations.of(0, chunk, 2 * half);
            own.put(StepGraph.MASK, step.tensor(Masks.actions(chunk, tokens), chunk, tokens + chunk));
            own.put(StepGraph.COS, step.tensor(after.cos(), chunk, half));
            own.put(StepGraph.SIN, step.tensor(after.sin(), chunk, half));
            own.put(StepGraph.CROSS_COS, step.tensor(fromZero.cos(), chunk, half));
            own.put(StepGraph.CROSS_SIN, step.tensor(fromZero.sin(), chunk, half));
            shared.putAll(own);
            for (int layer = 0; layer < config.layers(); layer++) {
                shared.put(PrefixGraph.key(layer), Part.output(prefix, PrefixGraph.key(layer)));
                shared.put(PrefixGraph.value(layer), Part.output(prefix, PrefixGraph.value(layer)));
            }
        }

        float[] velocity(float[] x, float time, String trial, Trace trace, Halt halt) throws OrtException {
            float[] embedded = TimeEmbedding.of(time, config.expertHidden(), config.minPeriod(), config.maxPeriod());
            try (OnnxTensor actions = step.tensor(x, chunk, config.maxAction());
                    OnnxTensor moment = step.tensor(embedded, 1, config.expertHidden())) {
                Map<String, OnnxTensor> all = new HashMap<>(shared);
                all.put(StepGraph.ACTIONS, actions);
                all.put(StepGraph.TIME, moment);
                try (OrtSession.Result result = step.run(all, trial, trace, halt)) {
                    return Part.floats(Part.output(result, StepGraph.VELOCITY));
                }
            }
        }

        @Override
        public void close() {
            own.values().forEach(OnnxTensor::close);
        }
    }
}
