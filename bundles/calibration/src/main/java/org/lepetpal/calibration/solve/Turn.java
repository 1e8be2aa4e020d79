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
        Point3 second = unit(y.minus(first.times(first.dot(y))));
        Point3 third = first.cross(second);
        return new Turn(
                new Point3(first.x(), second.x(), third.x()),
                new Point3(first.y(), second.y(), third.y()),
                new Point3(first.z(), second.z(), third.z()));
    }

    /** A point of the base's frame, relative to the camera's centre, as the camera has it. */
    Point3 apply(Point3 offset) {
        return new Point3(right.dot(offset), down.dot(offset), forward.dot(offset));
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
        double angle = axis.length();
        if (angle < 1e-15) {
            return this;
        }
        Point3 about = axis.times(1 / angle);
        Point3 newRight = unit(turn(right, about, angle));
        Point3 newDown = turn(down, about, angle);
        Point3 square = unit(newDown.minus(newRight.times(newRight.dot(newDown))));
        return new Turn(newRight, square, newRight.cross(square));
    }

    private static Point3 turn(Point3 v, Point3 about, double angle) {
        Point3 straight = v.times(Math.cos(angle));
        Point3 across = about.cross(v).times(Math.sin(angle));
        Point3 along = about.times(about.dot(v) * (1 - Math.cos(angle)));
        return straight.plus(across).plus(along);
    }

    private static Point3 unit(Point3 v) {
        return v.times(1 / v.length());
    }
}
