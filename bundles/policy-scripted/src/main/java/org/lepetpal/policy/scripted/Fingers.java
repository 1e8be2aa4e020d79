package org.lepetpal.policy.scripted;

/**
 * The pads at the ends of the jaws: 24 mm wide, reaching 4 mm beyond the tip. With the wrist rolled by 90° their width
 * stands upright when the tool slants, and one corner comes nearer to the table than the tip.
 */
final class Fingers {
    private static final double HALF_WIDTH = 0.012;
    private static final double BEYOND_TIP = 0.004;
    private static final double CLEARANCE = 0.003;
    /** How far from the middle of the pads a flat thing may be held. */
    private static final double FARTHEST_DOWN = 0.006;

    private Fingers() {}

    /** Lowest height of the tip above the table at which no corner touches it. */
    static double lowestTip(double elevationDeg) {
        double elevation = Math.toRadians(elevationDeg);
        return HALF_WIDTH * Math.abs(Math.cos(elevation)) + BEYOND_TIP * Math.abs(Math.sin(elevation)) + CLEARANCE;
    }

    /** How far behind the tip, along the tool, a thing is that is {@code higher} than the tip; negative in front of it. */
    static double behind(double higher, double elevationDeg) {
        double elevation = Math.toRadians(-elevationDeg);
        return (higher + down(higher) * Math.cos(elevation)) / Math.sin(elevation);
    }

    /** From the tip to the middle of the thing between the pads, jaws left out. */
    static Vec offset(Tool tool, double higher) {
        Vec across = new Tool(tool.yawDeg(), tool.elevationDeg() + 90, 0).along();
        return tool.along().times(-behind(higher, tool.elevationDeg())).minus(across.times(down(higher)));
    }

    /** A thing lower than the tip is held with the lower half of the pads. */
    private static double down(double higher) {
        return Math.clamp(-higher, 0, FARTHEST_DOWN);
    }
}
