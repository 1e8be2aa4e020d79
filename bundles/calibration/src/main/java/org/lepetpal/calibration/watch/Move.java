package org.lepetpal.calibration.watch;

import org.lepetpal.api.vision.Pixel;

/**
 * What became of one anchor that was found.
 *
 * @param from where it was, pixels of the taught picture
 * @param to where it is now, pixels of the taught picture
 */
record Move(Pixel from, Pixel to) {
    double pixels() {
        return from.distance(to);
    }

    boolean isInPlace() {
        return pixels() <= Recognition.TOLERANCE;
    }
}
