package org.lepetpal.arm.so101;

import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Point3;

/**
 * Inverse kinematics in closed form, elbow up: the arm is two links in a vertical plane through the pan axis, with the
 * tool at a given elevation. Within 0.012 mm of the chain at roll 0.
 */
final class ClosedForm {
    private static final double PAN_X = 0.0388353;
    private static final double SHOULDER_R = 0.0303992;
    private static final double SHOULDER_Z = 0.1166;
    private static final double UPPER = 0.1160;
    private static final double LOWER = 0.1350;
    private static final double UPPER_ANGLE = 76.0320;
    private static final double LOWER_ANGLE = 2.2075;
    private static final double TOOL_LENGTH = 0.1592274;
    private static final double TOOL_OFFSET = 0.0079;
    /** The cosine passes 1 by rounding where the elbow is straight. */
    private static final double ROUNDING = 1e-6;

    private ClosedForm() {}

    /**
     * Joints with wrist roll and gripper as given; limits are not looked at.
     *
     * @param elevationDeg of the tool: 0 forward, −90 down
     * @return empty when the two links do not reach that far, or not that near
     */
    static Optional<JointAngles> solve(Point3 tip, double elevationDeg, double rollDeg, double gripper) {
        double dx = tip.x() - PAN_X;
        double elevation = Math.toRadians(elevationDeg);
        double sin = Math.sin(elevation);
        double cos = Math.cos(elevation);
        double r = Math.hypot(dx, tip.y()) - SHOULDER_R - TOOL_LENGTH * cos - TOOL_OFFSET * sin;
        double z = tip.z() - SHOULDER_Z - TOOL_LENGTH * sin + TOOL_OFFSET * cos;

        double cosElbow = (r * r + z * z - UPPER * UPPER - LOWER * LOWER) / (2 * UPPER * LOWER);
        if (Math.abs(cosElbow) > 1 + ROUNDING) {
            return Optional.empty();
        }
        double bend = -Math.acos(Math.clamp(cosElbow, -1, 1));
        double upper = Math.atan2(z, r) - Math.atan2(LOWER * Math.sin(bend), UPPER + LOWER * Math.cos(bend));

        double pan = -Math.toDegrees(Math.atan2(tip.y(), dx));
        double lift = UPPER_ANGLE - Math.toDegrees(upper);
        double elbow = LOWER_ANGLE - Math.toDegrees(upper + bend) - lift;
        double wrist = -elevationDeg - lift - elbow;
        return Optional.of(JointAngles.of(pan, wrap(lift), wrap(elbow), wrap(wrist), rollDeg, gripper));
    }

    /** Into −180…180. */
    private static double wrap(double degrees) {
        return Math.IEEEremainder(degrees, 360);
    }
}
