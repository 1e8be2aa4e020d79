package org.lepetpal.api.arm;

/**
 * A point in metres in the frame of the arm's base: x forward, y left, z up, z = 0 where the base stands. Also a way from
 * one to another, or a direction in that frame.
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

    /** Of a way, in metres; 1 of a direction. */
    public double length() {
        return Math.sqrt(dot(this));
    }

    /** Where the way {@code other} leads from here. */
    public Point3 plus(Point3 other) {
        return new Point3(x + other.x, y + other.y, z + other.z);
    }

    /** The way from {@code other} to here. */
    public Point3 minus(Point3 other) {
        return new Point3(x - other.x, y - other.y, z - other.z);
    }

    /** The same way, {@code factor} times as long. */
    public Point3 times(double factor) {
        return new Point3(x * factor, y * factor, z * factor);
    }

    /** Scalar product: the cosine of the angle between two directions. */
    public double dot(Point3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    /** Vector product, at right angles to both: of x and y it is z. */
    public Point3 cross(Point3 other) {
        return new Point3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }
}
