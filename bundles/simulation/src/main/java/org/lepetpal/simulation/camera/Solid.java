package org.lepetpal.simulation.camera;

/**
 * A thing made ready to be hit by rays. It is met analytically instead of as triangles: a round link costs no more than
 * a square one, has no facets, and its outline is exact.
 */
abstract sealed class Solid permits BoxSolid, SphereSolid, CylinderSolid, CapsuleSolid {
    /** What a ray that passes by gives. */
    static final double MISS = Double.POSITIVE_INFINITY;

    private final Vec position;
    private final Vec ownX;
    private final Vec ownY;
    private final Vec ownZ;
    private final int rgb;

    Solid(Item item) {
        double[] r = item.rotation();
        position = Vec.of(item.position());
        ownX = new Vec(r[0], r[3], r[6]);
        ownY = new Vec(r[1], r[4], r[7]);
        ownZ = new Vec(r[2], r[5], r[8]);
        rgb = item.rgb();
    }

    static Solid of(Item item) {
        return switch (item.shape()) {
            case Shape.Box box -> new BoxSolid(item, box);
            case Shape.Sphere sphere -> new SphereSolid(item, sphere);
            case Shape.Cylinder cylinder -> new CylinderSolid(item, cylinder);
            case Shape.Capsule capsule -> new CapsuleSolid(item, capsule);
        };
    }

    /**
     * Where a ray, given in own axes, enters: the smaller t of {@code o + t × d}, also where that is negative.
     *
     * @return {@link #MISS} when the ray passes by
     */
    abstract double enter(double ox, double oy, double oz, double dx, double dy, double dz);

    /** The outward normal, unit length, at a point of the surface; both in own axes. */
    abstract void normal(double x, double y, double z, double[] normal);

    /** Points, in own axes, whose hull grown by {@link #hullRadius()} holds the whole solid. */
    abstract Vec[] hull();

    abstract double hullRadius();

    /** Largest size along any own axis. */
    abstract double size();

    final int rgb() {
        return rgb;
    }

    final Vec placeInOwnAxes(Vec place) {
        return inOwnAxes(place.minus(position));
    }

    final Vec inOwnAxes(Vec direction) {
        return new Vec(direction.dot(ownX), direction.dot(ownY), direction.dot(ownZ));
    }

    final Vec placeInBase(Vec own) {
        return position.plus(ownX.times(own.x())).plus(ownY.times(own.y())).plus(ownZ.times(own.z()));
    }

    /** The eight corners of a cuboid around the origin. */
    static Vec[] corners(double halfX, double halfY, double halfZ) {
        Vec[] corners = new Vec[8];
        for (int i = 0; i < 8; i++) {
            corners[i] = new Vec(
                    (i & 1) == 0 ? halfX : -halfX, (i & 2) == 0 ? halfY : -halfY, (i & 4) == 0 ? halfZ : -halfZ);
        }
        return corners;
    }
}
