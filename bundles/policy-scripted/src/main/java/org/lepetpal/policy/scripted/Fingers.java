package org.lepetpal.policy.scripted;

/**
 * The pads at the ends of the jaws, seen from the side: 24 mm wide, reaching 4 mm beyond the tip. With the wrist rolled by
 * 90° their width stands upright when the tool slants, so that one corner comes nearer to the table than the tip, and at
 * the height of a flat thing only a slice of the pads is there to hold it.
 *
 * @param elevationDeg of the tool, −90 straight down … less than 0
 */
record Fingers(double elevationDeg) {
    private static final double WIDTH = 0.024;
    private static final double BEYOND_TIP = 0.004;
    private static final double CLEARANCE = 0.0025;

    /** Lowest height of the tip above the table at which no corner touches it. */
    double lowestTip() {
        return cornerBelowTip() + CLEARANCE;
    }

    /** How far behind the tip, along the tool, a thing is held that is {@code higher} than the tip; negative in front. */
    double behind(double higher) {
        double height = higher + cornerBelowTip();
        return height * Math.cos(slant()) - middle(height) * Math.sin(slant()) - BEYOND_TIP;
    }

    /** From the tip to the middle of such a thing between the pads, the way across the jaws left out. */
    Vec offset(Tool tool, double higher) {
        double height = higher + cornerBelowTip();
        double up = middle(height) * Math.cos(slant()) + height * Math.sin(slant()) - WIDTH / 2;
        Vec alongWidth = new Tool(tool.yawDeg(), tool.elevationDeg() + 90, 0).along();
        return tool.along().times(-behind(higher)).plus(alongWidth.times(up));
    }

    /** Middle of the slice of the pads at this height above their lowest corner, outward from that corner. */
    private double middle(double height) {
        double inner = -height * Math.tan(slant());
        double pastOuterCorner = height - WIDTH * Math.sin(slant());
        double outer = pastOuterCorner < 0
                ? height / Math.tan(slant())
                : WIDTH * Math.cos(slant()) - pastOuterCorner * Math.tan(slant());
        return (inner + outer) / 2;
    }

    private double cornerBelowTip() {
        return WIDTH / 2 * Math.sin(slant()) + BEYOND_TIP * Math.cos(slant());
    }

    /** Off the vertical, radians. */
    private double slant() {
        return Math.toRadians(90 + elevationDeg);
    }
}
