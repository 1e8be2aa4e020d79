package org.lepetpal.arm.so101;

import org.lepetpal.api.arm.Point3;

/**
 * Where a link of the arm is while it is led along the chain, joint by joint, in the base frame. Numbers in fields and not in
 * arrays, so that the compiler need not make it at all: every tick of the control loop comes here. Of one call.
 */
final class Link {
    private final Axis x = new Axis(1, 0, 0);
    private final Axis y = new Axis(0, 1, 0);
    private final Axis z = new Axis(0, 0, 1);

    /** Goes on to the next link, whose joint has turned about its own z axis. */
    void then(Transform origin, double radians) {
        double sin = Math.sin(radians);
        double cos = Math.cos(radians);
        x.then(origin, sin, cos);
        y.then(origin, sin, cos);
        z.then(origin, sin, cos);
    }

    /** Writes where a point of this link is, x, y and z from an index on. */
    void point(Point3 own, double[] into, int at) {
        into[at] = x.of(own);
        into[at + 1] = y.of(own);
        into[at + 2] = z.of(own);
    }

    /** As it is now. */
    Transform here() {
        return new Transform(
                new double[] {x.first, x.second, x.third, y.first, y.second, y.third, z.first, z.second, z.third},
                new Point3(x.place, y.place, z.place));
    }

    /** One coordinate of the base: how much of it each axis of the link has, and where the link's origin is on it. */
    private static final class Axis {
        private double first;
        private double second;
        private double third;
        private double place;

        Axis(double first, double second, double third) {
            this.first = first;
            this.second = second;
            this.third = third;
        }

        double of(Point3 own) {
            return place + first * own.x() + second * own.y() + third * own.z();
        }

        void then(Transform origin, double sin, double cos) {
            double[] inner = origin.rotation();
            place = of(origin.translation());
            double along = first * inner[0] + second * inner[3] + third * inner[6];
            double across = first * inner[1] + second * inner[4] + third * inner[7];
            third = first * inner[2] + second * inner[5] + third * inner[8];
            first = along * cos + across * sin;
            second = across * cos - along * sin;
        }
    }
}
