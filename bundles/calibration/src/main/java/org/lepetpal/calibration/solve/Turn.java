package org.lepetpal.calibration.solve;

import org.lepetpal.api.arm.Point3;

/**
 * A camera's three axes in the frame of the arm's base, as rows of a rotation.
 *
 * @param right unit length
 * @param down unit length
 * @param forward unit length
 */
record Turn(Point3 right, Point3 down, Point3 forward) {
    /** Of the base's x and y axes as the camera sees them: the nearest right-angled pair, and what stands on both. */
    static Turn ofColumns(Point3 x, Point3 y) {
        Point3 first = unit(x);
        Point3 second = unit(minus(y, times(first, dot(first, y))));
        Point3 third = cross(first, second);
        return new Turn(
                new Point3(first.x(), second.x(), third.x()),
                new Point3(first.y(), second.y(), third.y()),
                new Point3(first.z(), second.z(), third.z()));
    }

    /** A point of the base's frame, relative to the camera's centre, as the camera has it. */
    Point3 apply(Point3 offset) {
        return new Point3(dot(right, offset), dot(down, offset), dot(forward, offset));
    }

    /** The other way round. */
    Point3 back(Point3 seen) {
        return new Point3(
                right.x() * seen.x() + down.x() * seen.y() + forward.x() * seen.z(),
                right.y() * seen.x() + down.y() * seen.y() + forward.y() * seen.z(),
                right.z() * seen.x() + down.z() * seen.y() + forward.z() * seen.z());
    }

    /** Turned further about an axis of the base's frame, by its length in radians (Rodrigues' formula). */
    Turn turned(Point3 axis) {
        double angle = Math.sqrt(dot(axis, axis));
        if (angle < 1e-15) {
            return this;
        }
        Point3 about = times(axis, 1 / angle);
        Point3 newRight = unit(turn(right, about, angle));
        Point3 newDown = turn(down, about, angle);
        Point3 square = unit(minus(newDown, times(newRight, dot(newRight, newDown))));
        return new Turn(newRight, square, cross(newRight, square));
    }

    private static Point3 turn(Point3 v, Point3 about, double angle) {
        Point3 straight = times(v, Math.cos(angle));
        Point3 across = times(cross(about, v), Math.sin(angle));
        Point3 along = times(about, dot(about, v) * (1 - Math.cos(angle)));
        return plus(plus(straight, across), along);
    }

    static Point3 minus(Point3 a, Point3 b) {
        return new Point3(a.x() - b.x(), a.y() - b.y(), a.z() - b.z());
    }

    static Point3 plus(Point3 a, Point3 b) {
        return new Point3(a.x() + b.x(), a.y() + b.y(), a.z() + b.z());
    }

    static Point3 times(Point3 v, double factor) {
        return new Point3(v.x() * factor, v.y() * factor, v.z() * factor);
    }

    private static double dot(Point3 a, Point3 b) {
        return a.x() * b.x() + a.y() * b.y() + a.z() * b.z();
    }

    private static Point3 cross(Point3 a, Point3 b) {
        return new Point3(a.y() * b.z() - a.z() * b.y(), a.z() * b.x() - a.x() * b.z(), a.x() * b.y() - a.y() * b.x());
    }

    private static Point3 unit(Point3 v) {
        return times(v, 1 / Math.sqrt(dot(v, v)));
    }
}
