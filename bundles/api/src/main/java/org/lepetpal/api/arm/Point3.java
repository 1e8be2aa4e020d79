package org.lepetpal.api.arm;

/**
 * A point in metres in the frame of the arm's base: x forward, y left, z up, z = 0 where the base stands.
 */
public record Point3(double x, double y, double z) {
    public Point3 {
        if (!Double.isFinite(x) || !Double.isFinite(y) || !Double.isFinite(z)) {
            throw new IllegalArgumentException("point (" + x + ", " + y + ", " + z + ") is not finite");
        }
    }

    /** Distance in metres. */
    public double distance(Point3 other) {
        return Math.sqrt((x - other.x) * (x - other.x) + (y - other.y) * (y - other.y) + (z - other.z) * (z - other.z));
    }
}
