package org.lepetpal.api.vision;

import java.util.List;

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

    /**
     * Area in square pixels within a polygon that does not cross itself: positive where its corners go clockwise as people see
     * it, since y grows downwards (Gauss's shoelace formula).
     */
    public static double area(List<Pixel> corners) {
        double sum = 0;
        for (int i = 0; i < corners.size(); i++) {
            Pixel a = corners.get(i);
            Pixel b = corners.get((i + 1) % corners.size());
            sum += a.x * b.y - b.x * a.y;
        }
        return sum / 2;
    }
}
