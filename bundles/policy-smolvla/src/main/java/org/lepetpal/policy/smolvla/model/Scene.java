package org.lepetpal.policy.smolvla.model;

import java.util.List;
import java.util.Optional;

/**
 * What a policy plans from, as the model counts it.
 *
 * @param pictures one per camera in the policy's order, as {@link Eyes} makes them; empty for a camera that is masked
 * @param tokens of the prompt
 * @param state normalised
 */
public record Scene(List<Optional<float[]>> pictures, List<Long> tokens, float[] state) {
    public Scene {
        pictures = List.copyOf(pictures);
        tokens = List.copyOf(tokens);
    }
}
