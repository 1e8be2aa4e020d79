package org.lepetpal.simulation.camera;

import org.lepetpal.api.arm.Point3;

/** A direction or a place with three finite coordinates. */
record Vec(double x, double y, double z) {
    static Vec of(Point3 point) {
        return new Vec(point.x(), point.y(), point.z());
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

    Vec cross(Vec other) {
        return new Vec(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    Vec unit() {
        return times(1 / Math.sqrt(dot(this)));
    }
}
