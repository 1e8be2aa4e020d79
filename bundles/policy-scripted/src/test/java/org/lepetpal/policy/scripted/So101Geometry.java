package org.lepetpal.policy.scripted;

import java.util.List;
import java.util.Optional;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.arm.TipPose;

/** The SO-101's closed form (elbow up, the wrist's roll circle left out), for tests without the arm's bundle. */
final class So101Geometry implements Kinematics {
    private static final double PAN_X = 0.0388353;
    private static final double R0 = 0.0303992;
    private static final double Z0 = 0.1166;
    private static final double UPPER = 0.1160;
    private static final double LOWER = 0.1350;
    private static final double A1 = 76.0320;
    private static final double A2 = 2.2075;
    private static final double TOOL = 0.1592274;
    private static final double H = 0.0079;
    private static final double[] LIMITS = {110, 100, 96.8, 95, 157};

    @Override
    public TipPose forward(JointAngles q) {
        double elevation = -(q.get(1) + q.get(2) + q.get(3));
        Point3 wrist = skeleton(q).get(3);
        double pan = Math.toRadians(-q.get(0));
        double cos = Math.cos(Math.toRadians(elevation));
        double sin = Math.sin(Math.toRadians(elevation));
        double reach = TOOL * cos + H * sin;
        return new TipPose(
                new Point3(
                        wrist.x() + reach * Math.cos(pan),
                        wrist.y() + reach * Math.sin(pan),
                        wrist.z() + TOOL * sin - H * cos),
                elevation,
                q.get(4));
    }

    @Override
    public Optional<JointAngles> inverse(TipPose target, double gripper) {
        Point3 tip = target.tip();
        double phi = Math.toRadians(target.elevationDeg());
        double pan = -Math.toDegrees(Math.atan2(tip.y(), tip.x() - PAN_X));
        double wr = Math.hypot(tip.x() - PAN_X, tip.y()) - R0 - TOOL * Math.cos(phi) - H * Math.sin(phi);
        double wz = tip.z() - Z0 - TOOL * Math.sin(phi) + H * Math.cos(phi);
        double cos = (wr * wr + wz * wz - UPPER * UPPER - LOWER * LOWER) / (2 * UPPER * LOWER);
        if (Math.abs(cos) > 1) {
            return Optional.empty();
        }
        double bend = -Math.acos(cos);
        double theta1 =
                Math.toDegrees(Math.atan2(wz, wr) - Math.atan2(LOWER * Math.sin(bend), UPPER + LOWER * Math.cos(bend)));
        double theta2 = theta1 + Math.toDegrees(bend);
        double lift = A1 - theta1;
        double elbow = A2 - theta2 - lift;
        JointAngles q =
                JointAngles.of(pan, lift, elbow, -target.elevationDeg() - lift - elbow, target.rollDeg(), gripper);
        for (int i = 0; i < LIMITS.length; i++) {
            if (Math.abs(q.get(i)) > LIMITS[i]) {
                return Optional.empty();
            }
        }
        return Optional.of(q);
    }

    @Override
    public List<Point3> skeleton(JointAngles q) {
        double pan = Math.toRadians(-q.get(0));
        double theta1 = Math.toRadians(A1 - q.get(1));
        double theta2 = Math.toRadians(A2 - q.get(1) - q.get(2));
        double elbowR = R0 + UPPER * Math.cos(theta1);
        double elbowZ = Z0 + UPPER * Math.sin(theta1);
        return List.of(
                new Point3(PAN_X, 0, 0.0624),
                at(pan, R0, Z0),
                at(pan, elbowR, elbowZ),
                at(pan, elbowR + LOWER * Math.cos(theta2), elbowZ + LOWER * Math.sin(theta2)));
    }

    private static Point3 at(double pan, double radius, double z) {
        return new Point3(PAN_X + radius * Math.cos(pan), radius * Math.sin(pan), z);
    }
}
