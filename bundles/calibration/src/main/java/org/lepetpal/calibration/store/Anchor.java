package org.lepetpal.calibration.store;

import org.lepetpal.api.vision.Pixel;

/**
 * What a place in the picture looked like when it was taught, by which a camera that was moved is told.
 *
 * @param at its middle, in pixels of the taught picture
 * @param patch {@link #SIDE} × {@link #SIDE} grey levels, rows from the top
 */
public record Anchor(Pixel at, byte[] patch) {
    /** Pixels of a patch's side. */
    public static final int SIDE = 41;

    public Anchor {
        patch = patch.clone();
        if (patch.length != SIDE * SIDE) {
            throw new IllegalArgumentException("a patch of " + patch.length + " pixels");
        }
    }

    @Override
    public byte[] patch() {
        return patch.clone();
    }
}
