package org.lepetpal.policy.smolvla.check;

import java.util.EnumMap;
import java.util.Map;
import org.lepetpal.lerobot.model.Trace;
import org.lepetpal.policy.smolvla.graph.PrefixGraph;
import org.lepetpal.policy.smolvla.graph.StepGraph;
import org.lepetpal.policy.smolvla.graph.VisionGraph;

/** Takes the time of the stages of one thought by when their results come. */
final class Stopwatch implements Trace {
    private final String lastStep;
    private final Map<Stage, Long> ends = new EnumMap<>(Stage.class);
    private long begun = System.nanoTime();

    /** @param steps of the flow */
    Stopwatch(int steps) {
        this.lastStep = "step" + (steps - 1) + "." + StepGraph.VELOCITY;
    }

    /** Parts of a thought, in order. */
    enum Stage {
        PICTURES,
        PREFIX,
        FLOW
    }

    @Override
    public void saw(String name, float[] values) {
        if (name.equals("vision." + VisionGraph.TOKENS)) {
            ends.put(Stage.PICTURES, System.nanoTime());
        } else if (name.equals("prefix." + PrefixGraph.key(0))) {
            ends.put(Stage.PREFIX, System.nanoTime());
        } else if (name.equals(lastStep)) {
            ends.put(Stage.FLOW, System.nanoTime());
        }
    }

    /** Begins anew. */
    void start() {
        begun = System.nanoTime();
    }

    /** Seconds that a stage took. */
    double seconds(Stage stage) {
        long before = stage == Stage.PICTURES ? begun : ends.get(Stage.values()[stage.ordinal() - 1]);
        return (ends.get(stage) - before) / 1e9;
    }
}
