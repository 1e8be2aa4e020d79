package org.lepetpal.simulation.world;

import org.lepetpal.api.arm.Point3;
import org.ode4j.math.DMatrix3;
import org.ode4j.math.DMatrix3C;
import org.ode4j.math.DVector3;
import org.ode4j.math.DVector3C;

/** Where something is and how it is turned, in the frame of something else. Treated as immutable. */
final class Pose {
    static final Pose IDENTITY = new Pose(new DVector3(), rotation(0, 0, 0));

    private final DVector3C position;
    private final DMatrix3C rotation;

    Pose(DVector3C position, DMatrix3C rotation) {
        this.position = position;
        this.rotation = rotation;
    }

    static Pose at(double x, double y, double z) {
        return new Pose(new DVector3(x, y, z), IDENTITY.rotation);
    }

    /**
     * @param roll about the fixed x axis, first, in radians
     * @param pitch about the fixed y axis, second
     * @param yaw about the fixed z axis, last
     */
    static Pose of(double x, double y, double z, double roll, double pitch, double yaw) {
        return new Pose(new DVector3(x, y, z), rotation(roll, pitch, yaw));
    }

    /** The pose, in this one's parent, of something that has pose {@code inner} in this one. */
    Pose then(Pose inner) {
        DVector3 moved = new DVector3();
        moved.eqProd(rotation, inner.position);
        moved.add(position);
        DMatrix3 turned = new DMatrix3();
        turned.eqMul(rotation, inner.rotation);
        return new Pose(moved, turned);
    }

    DVector3C position() {
        return position;
    }

    DMatrix3C rotation() {
        return rotation;
    }

    /** Direction of its own z axis in the parent's frame. */
    DVector3C axisZ() {
        return new DVector3(rotation.get02(), rotation.get12(), rotation.get22());
    }

    Point3 point() {
        return new Point3(position.get0(), position.get1(), position.get2());
    }

    /** Row by row. */
    double[] rows() {
        return new double[] {
            rotation.get00(), rotation.get01(), rotation.get02(),
            rotation.get10(), rotation.get11(), rotation.get12(),
            rotation.get20(), rotation.get21(), rotation.get22()
        };
    }

    private static DMatrix3 rotation(double roll, double pitch, double yaw) {
        double cr = Math.cos(roll);
        double sr = Math.sin(roll);
        double cp = Math.cos(pitch);
        double sp = Math.sin(pitch);
        double cy = Math.cos(yaw);
        double sy = Math.sin(yaw);
        return new DMatrix3(
                cy * cp,
                cy * sp * sr - sy * cr,
                cy * sp * cr + sy * sr,
                sy * cp,
                sy * sp * sr + cy * cr,
                sy * sp * cr - cy * sr,
                -sp,
                cp * sr,
                cp * cr);
    }
}
