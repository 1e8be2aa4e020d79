package org.lepetpal.policy.scripted;

import org.lepetpal.api.arm.Point3;

/** A point or a direction in metres in the frame of the arm's base, with the arithmetic that planning needs. */
record Vec(double x, double y, double z) {
    static final Vec UP = new Vec(0, 0, 1);

    static Vec of(Point3 point) {
        return new Vec(point.x(), point.y(), point.z());
    }

    Point3 point() {
        return new Point3(x, y, z);
    }

    Vec plus(Vec other) {
        return new Vec(x + other.x, y + other.y, z + other.z);
    }

    Vec minus(Vec other) {
        return new Vec(x - other.x, y - other.y, z - other.z);
    }

    Vec times(double factor) {
        return new Vec(x * factor, y * factor, z * factor);
    }

    double dot(Vec other) {
        return x * other.x + y * other.y + z * other.z;
    }

    double length() {
        return Math.sqrt(dot(this));
    }

    double distance(Vec other) {
        return minus(other).length();
    }

    /** Distance as seen from above. */
    double planar(Vec other) {
        return Math.hypot(x - other.x, y - other.y);
    }

    /** The same place at another height. */
    Vec at(double height) {
        return new Vec(x, y, height);
    }
}
