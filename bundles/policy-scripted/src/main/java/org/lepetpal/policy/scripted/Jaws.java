package org.lepetpal.policy.scripted;

/**
 * The two jaws of the SO-101's gripper: the fixed one's pad ends at the tip; the moving one turns about a pivot 74.7 mm
 * behind the tip and 28.1 mm to the side, its pad 11.9 mm beside the pivot's axis, from 10° beyond its zero when closed,
 * over 110°. The pads are parallel 19.2° from its zero, 40 mm apart.
 *
 * @param tip the tool centre point
 * @param tool how the gripper points
 */
record Jaws(Vec tip, Tool tool) {
    private static final double PIVOT_BEHIND = 0.0747;
    private static final double PIVOT_ASIDE = 0.0281;
    private static final double PAD_ASIDE = 0.0119;
    private static final double LENGTH = 0.079;
    private static final double CLOSED_DEG = -29.2;
    private static final double DEG_PER_PERCENT = 1.10;

    Vec pivot() {
        return tip.minus(tool.along().times(PIVOT_BEHIND))
                .plus(tool.acrossJaws().times(PIVOT_ASIDE));
    }

    /** Where the moving jaw's pad ends. */
    Vec movingTip(double opening) {
        double lean = Math.toRadians(CLOSED_DEG + DEG_PER_PERCENT * opening);
        double along = LENGTH * Math.cos(lean) - PAD_ASIDE * Math.sin(lean);
        double across = LENGTH * Math.sin(lean) + PAD_ASIDE * Math.cos(lean);
        return pivot().plus(tool.along().times(along)).plus(tool.acrossJaws().times(across));
    }

    /**
     * Opening at which the jaws touch a round thing that lies at the fixed jaw: the moving pad's plane is its tangent.
     *
     * @param width its diameter in metres
     * @param behindTip how far its middle is behind the tip, metres
     * @return 0…100
     */
    static double openingFor(double width, double behindTip) {
        double across = width / 2 - PIVOT_ASIDE;
        double along = behindTip - PIVOT_BEHIND;
        double distance = PAD_ASIDE - width / 2;
        double lean = Math.atan2(along, across) + Math.acos(Math.clamp(distance / Math.hypot(across, along), -1, 1));
        return Math.clamp((Math.toDegrees(lean) - CLOSED_DEG) / DEG_PER_PERCENT, 0, 100);
    }
}
