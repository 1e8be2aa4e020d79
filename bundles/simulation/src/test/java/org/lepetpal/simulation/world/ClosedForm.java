package org.lepetpal.simulation.world;

import java.util.Optional;

/** Closed-form inverse kinematics of the SO-101, elbow up, roll 0 unless corrected by the caller. Degrees and metres. */
final class ClosedForm {
    private static final double CX = 0.0388353;
    private static final double R0 = 0.0303992;
    private static final double Z0 = 0.1166;
    private static final double L1 = 0.1160;
    private static final double L2 = 0.1350;
    private static final double A1 = Math.toRadians(76.0320);
    private static final double A2 = Math.toRadians(2.2075);
    private static final double D = 0.1592274;
    private static final double H = 0.0079;

    private ClosedForm() {}

    /** @return pan, lift, elbow, wrist_flex, wrist_roll */
    static Optional<double[]> solve(double x, double y, double z, double elevationDeg, double rollDeg) {
        double px = x;
        double py = y;
        double pz = z;
        double[] joints = null;
        double rho = Math.toRadians(rollDeg);
        for (int i = 0; i < 4; i++) {
            joints = planar(px, py, pz, elevationDeg);
            if (joints == null) {
                return Optional.empty();
            }
            // The tip sits beside the roll axis: roll moves it by H((cos ρ − 1)·normal + sin ρ·left), taken back here.
            double pan = -Math.toRadians(joints[0]);
            double phi = Math.toRadians(elevationDeg);
            double alongNormal = H * (Math.cos(rho) - 1);
            double left = H * Math.sin(rho);
            double radial = -alongNormal * Math.sin(phi);
            px = x + radial * Math.cos(pan) - left * Math.sin(pan);
            py = y + radial * Math.sin(pan) + left * Math.cos(pan);
            pz = z + alongNormal * Math.cos(phi);
        }
        return Optional.of(new double[] {joints[0], joints[1], joints[2], joints[3], rollDeg});
    }

    private static double[] planar(double x, double y, double z, double elevationDeg) {
        double phi = Math.toRadians(elevationDeg);
        double pan = -Math.atan2(y, x - CX);
        double r = Math.hypot(x - CX, y);
        double wr = r - R0 - D * Math.cos(phi) - H * Math.sin(phi);
        double wz = z - Z0 - D * Math.sin(phi) + H * Math.cos(phi);
        double cosGamma = (wr * wr + wz * wz - L1 * L1 - L2 * L2) / (2 * L1 * L2);
        if (Math.abs(cosGamma) > 1) {
            return null;
        }
        double gamma = -Math.acos(cosGamma);
        double t1 = Math.atan2(wz, wr) - Math.atan2(L2 * Math.sin(gamma), L1 + L2 * Math.cos(gamma));
        double t2 = t1 + gamma;
        double lift = A1 - t1;
        double elbow = A2 - t2 - lift;
        double flex = -phi - lift - elbow;
        return new double[] {
            Math.toDegrees(pan), Math.toDegrees(lift), Math.toDegrees(elbow), wrap(Math.toDegrees(flex))
        };
    }

    private static double wrap(double degrees) {
        return degrees - 360 * Math.floor((degrees + 180) / 360);
    }
}
