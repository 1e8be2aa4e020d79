package org.lepetpal.lerobot.policy;

import java.util.List;
import org.lepetpal.lerobot.model.Steering;

/**
 * What a new chunk is to go on with.
 *
 * @param actions of the chunk before, normalised, from the moment on that is looked at; 1 or more
 * @param delay how many of them will be done when the new one is there, as far as can be told
 * @param chunking how strongly it is held to them
 */
public record Leftover(List<float[]> actions, int delay, RealTimeChunking chunking) {
    public Leftover {
        actions = List.copyOf(actions);
    }

    /** How many moments of a new chunk are held at all. */
    int held() {
        return Math.min(chunking.horizon(), actions.size());
    }

    /**
     * The steering of a chunk of {@code length} moments of {@code width} numbers each. What the flow would end at is drawn towards
     * the chunk before: v − λ(t) · W · (A − (x − t · v)). The paper multiplies the difference by the model's Jacobian as well;
     * LeRobot's v has no gradient, so that this is what it computes (decision 78). Numbers beyond the actions are drawn to 0,
     * likewise as there.
     */
    public Steering steering(int length, int width) {
        int horizon = held();
        double[] weights = chunking.schedule().weights(delay, horizon, length);
        return (x, velocity, time) -> {
            double strength = chunking.strength(time);
            for (int i = 0; i < Math.min(horizon, length); i++) {
                float[] action = actions.get(i);
                for (int k = 0; k < width; k++) {
                    int at = i * width + k;
                    double wanted = k < action.length ? action[k] : 0;
                    double missing = (wanted - (x[at] - time * velocity[at])) * weights[i];
                    velocity[at] -= (float) (strength * missing);
                }
            }
        };
    }
}
