package org.lepetpal.video.overlay;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Pictures per second, as measured.
 *
 * @param camera what the camera gives; empty until known
 * @param stream what viewers of this size and make are offered; empty until known or without viewers
 */
public record Rates(OptionalDouble camera, OptionalDouble stream) {
    /** Nothing is known. */
    public static final Rates UNKNOWN = new Rates(OptionalDouble.empty(), OptionalDouble.empty());

    public Rates {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(stream, "stream");
    }
}
