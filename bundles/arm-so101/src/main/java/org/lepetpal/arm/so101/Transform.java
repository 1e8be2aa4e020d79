package org.lepetpal.arm.so101;

import org.lepetpal.api.arm.Point3;

/**
 * A rigid motion in space: rotation, then translation.
 *
 * @param rotation 3×3, row by row
 * @param translation metres
 */
record Transform(double[] rotation, Point3 translation) {
    static final Transform IDENTITY = new Transform(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, new Point3(0, 0, 0));

    /** A frame's origin as URDF writes it: roll, pitch and yaw about fixed axes, in radians. */
    static Transform origin(double x, double y, double z, double roll, double pitch, double yaw) {
        double sr = Math.sin(roll);
        double cr = Math.cos(roll);
        double sp = Math.sin(pitch);
        double cp = Math.cos(pitch);
        double sy = Math.sin(yaw);
        double cy = Math.cos(yaw);
        return new Transform(
                new double[] {
                    cy * cp,
                    cy * sp * sr - sy * cr,
                    cy * sp * cr + sy * sr,
                    sy * cp,
                    sy * sp * sr + cy * cr,
                    sy * sp * cr - cy * sr,
                    -sp,
                    cp * sr,
                    cp * cr
                },
                new Point3(x, y, z));
    }

    /** This motion after a turn about its own z axis. */
    Transform turned(double radians) {
        double sin = Math.sin(radians);
        double cos = Math.cos(radians);
        double[] product = rotation.clone();
        for (int row = 0; row < 9; row += 3) {
            product[row] = rotation[row] * cos + rotation[row + 1] * sin;
            product[row + 1] = rotation[row + 1] * cos - rotation[row] * sin;
        }
        return new Transform(product, translation);
    }

    /** This motion after {@code inner}: takes a point of the inner frame to this one's parent. */
    Transform then(Transform inner) {
        double[] product = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                product[3 * row + column] = rotation[3 * row] * inner.rotation[column]
                        + rotation[3 * row + 1] * inner.rotation[3 + column]
                        + rotation[3 * row + 2] * inner.rotation[6 + column];
            }
        }
        return new Transform(product, apply(inner.translation));
    }

    Point3 apply(Point3 point) {
        return new Point3(
                translation.x() + row(0, point), translation.y() + row(1, point), translation.z() + row(2, point));
    }

    private double row(int row, Point3 point) {
        return rotation[3 * row] * point.x() + rotation[3 * row + 1] * point.y() + rotation[3 * row + 2] * point.z();
    }
}
