package org.lepetpal.simulation.camera;

/** A convex form around the origin of its own axes. All sizes are metres, finite and more than 0. */
public sealed interface Shape {
    /**
     * A cuboid.
     *
     * @param lengthX whole length along its own x axis
     * @param lengthY whole length along y
     * @param lengthZ whole length along z
     */
    record Box(double lengthX, double lengthY, double lengthZ) implements Shape {
        public Box {
            requireSize("lengthX", lengthX);
            requireSize("lengthY", lengthY);
            requireSize("lengthZ", lengthZ);
        }
    }

    /**
     * A ball.
     *
     * @param radius radius
     */
    record Sphere(double radius) implements Shape {
        public Sphere {
            requireSize("radius", radius);
        }
    }

    /**
     * A cylinder along its own z axis.
     *
     * @param radius radius
     * @param length whole length
     */
    record Cylinder(double radius, double length) implements Shape {
        public Cylinder {
            requireSize("radius", radius);
            requireSize("length", length);
        }
    }

    /**
     * A cylinder along its own z axis with half a ball on each end.
     *
     * @param radius radius
     * @param length from the centre of one end's ball to the other's, as physics engines count it; the whole thing is
     *     {@code length + 2 × radius} long
     */
    record Capsule(double radius, double length) implements Shape {
        public Capsule {
            requireSize("radius", radius);
            requireSize("length", length);
        }
    }

    private static void requireSize(String name, double metres) {
        if (!(metres > 0) || !Double.isFinite(metres)) {
            throw new IllegalArgumentException(name + " " + metres + " m is not more than 0");
        }
    }
}
