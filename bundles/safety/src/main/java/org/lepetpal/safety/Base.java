package org.lepetpal.safety;

/** No part of the arm beyond the upper arm goes into the base on which it stands (sizes of the SO-101's). */
final class Base implements Solid {
    private static final Box FOOT =
            new Box(new Interval(-0.055, 0.065), new Interval(-0.042, 0.042), new Interval(-0.1, 0.066));
    private static final Box SHOULDER =
            new Box(new Interval(0.009, 0.069), new Interval(-0.028, 0.028), new Interval(0.066, 0.095));

    @Override
    public String name() {
        return "base";
    }

    @Override
    public double distance(Part part, double x, double y, double z) {
        return part.reachesBase()
                ? Math.min(FOOT.distance(x, y, z), SHOULDER.distance(x, y, z))
                : Double.POSITIVE_INFINITY;
    }

    @Override
    public String complaint(double clearance) {
        return "the arm would run " + Text.of(-clearance * 1000) + " mm into its base";
    }
}
