package org.lepetpal.policy.smolvla.model;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import org.lepetpal.lerobot.model.Feed;
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
        try (Feed shared = shared(prefix, tokens)) {
            for (int i = 0; i < config.steps(); i++) {
                float time = (float) (1.0 + i * dt);
                trace.saw("step" + i + ".x", x.clone());
                float[] velocity = velocity(shared, x, time, Integer.toString(i), trace, halt);
                steering.steer(x, velocity, time);
                for (int k = 0; k < x.length; k++) {
                    x[k] += (float) dt * velocity[k];
                }
            }
        }
        return x;
    }

    /** What the steps of one chunk have in common. */
    private Feed shared(OrtSession.Result prefix, int tokens) throws OrtException {
        int half = config.vlm().headDim() / 2;
        Rotations after = Rotations.of(tokens, chunk, 2 * half);
        Rotations fromZero = Rotations.of(0, chunk, 2 * half);
        Feed feed = new Feed();
        boolean whole = false;
        try {
            feed.put(StepGraph.MASK, Masks.actions(chunk, tokens), chunk, tokens + chunk);
            feed.put(StepGraph.COS, after.cos(), chunk, half);
            feed.put(StepGraph.SIN, after.sin(), chunk, half);
            feed.put(StepGraph.CROSS_COS, fromZero.cos(), chunk, half);
            feed.put(StepGraph.CROSS_SIN, fromZero.sin(), chunk, half);
            for (int layer = 0; layer < config.layers(); layer++) {
                feed.lend(PrefixGraph.key(layer), Part.output(prefix, PrefixGraph.key(layer)));
                feed.lend(PrefixGraph.value(layer), Part.output(prefix, PrefixGraph.value(layer)));
            }
            whole = true;
            return feed;
        } finally {
            if (!whole) {
                feed.close();
            }
        }
    }

    private float[] velocity(Feed shared, float[] x, float time, String trial, Trace trace, Halt halt)
            throws OrtException {
        float[] embedded = TimeEmbedding.of(time, config.expertHidden(), config.minPeriod(), config.maxPeriod());
        try (Feed feed = new Feed(shared)) {
            feed.put(StepGraph.ACTIONS, x, chunk, config.maxAction());
            feed.put(StepGraph.TIME, embedded, 1, config.expertHidden());
            try (OrtSession.Result result = step.run(feed, trial, trace, halt)) {
                return Part.floats(Part.output(result, StepGraph.VELOCITY));
            }
        }
    }
}
