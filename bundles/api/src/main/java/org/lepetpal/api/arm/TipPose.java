package org.lepetpal.api.arm;

/**
 * Where the gripper's tip (tool centre point) is and how the tool points.
 *
 * @param tip tip in the base frame
 * @param elevationDeg angle of the tool above the horizontal: 0 forward, −90 straight down
 * @param rollDeg the wrist's roll joint
 */
public record TipPose(Point3 tip, double elevationDeg, double rollDeg) {
    public TipPose {
        if (!Double.isFinite(elevationDeg) || !Double.isFinite(rollDeg)) {
            throw new IllegalArgumentException("elevation " + elevationDeg + ", roll " + rollDeg);
        }
    }
}
