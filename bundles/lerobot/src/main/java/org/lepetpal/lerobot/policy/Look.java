package org.lepetpal.lerobot.policy;

import java.util.List;
import java.util.Optional;
import org.lepetpal.lerobot.model.Picture;

/**
 * What is thought about.
 *
 * @param pictures one per camera in the policy's order
 * @param state of the arm, in the policy's units
 * @param prompt what it is asked to do
 * @param seed of the noise that the actions are made of
 * @param leftover what the new chunk is to go on with; empty where it is free
 */
public record Look(List<Picture> pictures, float[] state, String prompt, long seed, Optional<Leftover> leftover) {
    public Look {
        pictures = List.copyOf(pictures);
    }
}
