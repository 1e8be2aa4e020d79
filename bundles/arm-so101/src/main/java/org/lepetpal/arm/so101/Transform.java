package org.lepetpal.arm.so101;

import org.lepetpal.api.arm.Point3;

/**
 * A rigid motion in space: rotation, then translation.
 *
 * @param rotation 3×3, row by row
 * @param translation metres
 */
record Transform(double[] rotation, Point3 translation) {
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
}
