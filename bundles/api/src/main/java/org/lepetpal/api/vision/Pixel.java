package org.lepetpal.api.vision;

/** A place in a picture, in pixels from the top left corner; fractions are allowed, and so is outside the picture. */
public record Pixel(double x, double y) {
    public Pixel {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            throw new IllegalArgumentException("pixel (" + x + ", " + y + ") is not finite");
        }
    }

    /** Distance in pixels. */
    public double distance(Pixel other) {
        return Math.hypot(x - other.x, y - other.y);
    }
}
