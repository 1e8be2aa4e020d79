package org.lepetpal.safety;

import java.util.List;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;
import org.lepetpal.api.arm.Point3;

/**
 * The space that an arm takes up: balls along its links, so close and thick that the links are inside. Sizes are
 * those of the SO-101's printed parts and motors; an arm with another chain is taken for its skeleton, {@value
 * #RADIUS} m thick.
 */
final class Flesh {
    private static final double RADIUS = 0.025;
    private static final double SPACING = 0.012;
    private static final int SO101_POINTS = 7;
    private static final int LIFT = 1;
    private static final int ELBOW = 2;
    private static final int WRIST = 3;
    private static final int ROLL = 4;
    private static final int JAW = 5;
    private static final int TIP = 6;

    /** Offsets of tip and jaw's pivot in the gripper's frame (so101_new_calib.urdf), metres. */
    private static final double[] TIP_OFFSET = {-0.0079, -0.000218121, -0.0981274};

    private static final double[] PIVOT = {0.0202, 0.0188, -0.0234};
    /** The jaw's angle in radians is this plus so much per percent. */
    private static final double JAW_CLOSED = -0.174533;

    private static final double JAW_PER_PERCENT = 0.0191986;
    /** The jaw's own bend: at this angle its pad is parallel to the fixed one. */
    private static final double JAW_BEND = Math.toRadians(19.2);

    private static final Frame LOCAL = Frame.of(TIP_OFFSET, PIVOT);

    private final Kinematics geometry;

    Flesh(Kinematics geometry) {
        this.geometry = geometry;
    }

    /** Puts the body of an arm that stands so into {@code balls}, in the place of what is in there. */
    void fill(JointAngles joints, Balls balls) {
        balls.clear();
        List<Point3> points = geometry.skeleton(joints);
        if (points.size() != SO101_POINTS) {
            for (int i = 1; i < points.size(); i++) {
                line(Part.GRIPPER, array(points.get(Math.max(1, i - 1))), array(points.get(i)), RADIUS, balls);
            }
            return;
        }
        double[] elbow = array(points.get(ELBOW));
        double[] wrist = array(points.get(WRIST));
        double[] roll = array(points.get(ROLL));
        line(Part.UPPER_ARM, array(points.get(LIFT)), elbow, 0.028, balls);
        line(Part.LOWER_ARM, elbow, wrist, 0.022, balls);
        line(Part.WRIST, wrist, roll, 0.024, balls);
        gripper(roll, points.get(TIP), points.get(JAW), joints.get(joints.size() - 1), balls);
    }

    private void gripper(double[] roll, Point3 tip, Point3 pivot, double percent, Balls balls) {
        Frame now = Frame.of(minus(array(tip), roll), minus(array(pivot), roll));
        line(Part.GRIPPER, at(now, roll, 0, 0, 0), at(now, roll, 0.003, 0, -0.040), 0.025, balls);
        line(Part.FIXED_JAW, at(now, roll, -0.0119, 0, -0.050), at(now, roll, -0.0109, 0, -0.1), 0.005, balls);
        double angle = JAW_CLOSED + JAW_PER_PERCENT * percent - JAW_BEND;
        line(Part.MOVING_JAW, jaw(now, roll, angle, 0, 0), jaw(now, roll, angle, 0.0155, -0.020), 0.012, balls);
        line(
                Part.MOVING_JAW,
                jaw(now, roll, angle, 0.0155, -0.020),
                jaw(now, roll, angle, 0.0149, -0.077),
                0.005,
                balls);
    }

    /** A point of the jaw in the plane in which it turns, from its pivot. */
    private double[] jaw(Frame now, double[] roll, double angle, double x, double y) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return at(now, roll, PIVOT[0] + x * cos - y * sin, 0, PIVOT[2] + x * sin + y * cos);
    }

    private double[] at(Frame now, double[] origin, double x, double y, double z) {
        return LOCAL.carry(new double[] {x, y, z}, now, origin);
    }

    private static void line(Part part, double[] from, double[] to, double radius, Balls balls) {
        double[] way = minus(to, from);
        int steps = (int) Math.ceil(Math.sqrt(way[0] * way[0] + way[1] * way[1] + way[2] * way[2]) / SPACING);
        for (int i = 0; i <= steps; i++) {
            double share = steps == 0 ? 0 : (double) i / steps;
            balls.add(part, from[0] + way[0] * share, from[1] + way[1] * share, from[2] + way[2] * share, radius);
        }
    }

    private static double[] array(Point3 point) {
        return new double[] {point.x(), point.y(), point.z()};
    }

    private static double[] minus(double[] a, double[] b) {
        return new double[] {a[0] - b[0], a[1] - b[1], a[2] - b[2]};
    }
}
