package org.lepetpal.api.vision;

/**
 * One thing seen.
 *
 * @param label class, for example {@code ball}, {@code treat}, {@code bowl}, {@code dog}, {@code person}
 * @param confidence 0…1
 * @param left left edge of its box in pixels
 * @param top top edge
 * @param width more than 0
 * @param height more than 0
 */
public record Detection(String label, double confidence, double left, double top, double width, double height) {
    public Detection {
        if (label.isBlank()) {
            throw new IllegalArgumentException("label is blank");
        }
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence " + confidence + " is not in 0…1");
        }
        if (!Double.isFinite(left)
                || !Double.isFinite(top)
                || !(width > 0)
                || !(height > 0)
                || !Double.isFinite(width)
                || !Double.isFinite(height)) {
            throw new IllegalArgumentException("box " + left + ", " + top + ", " + width + " x " + height);
        }
    }

    /** Middle of the box. */
    public Pixel centre() {
        return new Pixel(left + width / 2, top + height / 2);
    }
}
