package org.lepetpal.api.vision;

import java.util.Objects;

/**
 * One point of a body, such as a nose or a left knee.
 *
 * @param name what it is, as the model calls it, or {@code keypoint 3} where it has no name
 * @param at where, in pixels of the picture
 * @param confidence 0…1
 */
public record Keypoint(String name, Pixel at, double confidence) {
    public Keypoint {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the keypoint has no name");
        }
        Objects.requireNonNull(at, "at");
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is not in 0…1");
        }
    }
}
