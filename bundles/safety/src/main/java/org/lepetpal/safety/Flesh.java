package org.lepetpal.safety;

import org.lepetpal.api.arm.Kinematics;

/**
 * The space that an arm takes up: balls along its links, so close and thick that the links are inside. Sizes are
 * those of the SO-101's printed parts and motors; an arm with another chain is taken for its skeleton, {@value
 * #RADIUS} m thick. Works in memory of its own: for one thread.
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

    private final double[] points = new double[3 * Kinematics.MAX_POINTS];
    private final Frame now = new Frame();
    private final double[] along = new double[3];
    private final double[] beside = new double[3];
    /** Where a line begins and ends. */
    private final double[] ends = new double[6];

    /** Puts the body of an arm that stands so into {@code balls}, in the place of what is in there. */
    void fill(Kinematics geometry, double[] joints, Balls balls) {
        balls.clear();
        int count = geometry.skeleton(joints, points);
        if (count != SO101_POINTS) {
            for (int i = 1; i < count; i++) {
                line(Part.GRIPPER, Math.max(1, i - 1), i, RADIUS, balls);
            }
            return;
        }
        line(Part.UPPER_ARM, LIFT, ELBOW, 0.028, balls);
        line(Part.LOWER_ARM, ELBOW, WRIST, 0.022, balls);
        line(Part.WRIST, WRIST, ROLL, 0.024, balls);
        gripper(joints[joints.length - 1], balls);
    }

    private void gripper(double percent, Balls balls) {
        fromRoll(TIP, along);
        fromRoll(JAW, beside);
        now.set(along, beside);
        body(0, 0, 0, 0);
        body(1, 0.003, 0, -0.040);
        line(Part.GRIPPER, 0.025, balls);
        body(0, -0.0119, 0, -0.050);
        body(1, -0.0109, 0, -0.1);
        line(Part.FIXED_JAW, 0.005, balls);
        double angle = JAW_CLOSED + JAW_PER_PERCENT * percent - JAW_BEND;
        jaw(0, angle, 0, 0);
        jaw(1, angle, 0.0155, -0.020);
        line(Part.MOVING_JAW, 0.012, balls);
        jaw(0, angle, 0.0155, -0.020);
        jaw(1, angle, 0.0149, -0.077);
        line(Part.MOVING_JAW, 0.005, balls);
    }

    /** An end of the next line: a point of the jaw in the plane in which it turns, from its pivot. */
    private void jaw(int end, double angle, double x, double y) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        body(end, PIVOT[0] + x * cos - y * sin, 0, PIVOT[2] + x * sin + y * cos);
    }

    /** An end of the next line: a point in the gripper's frame. */
    private void body(int end, double x, double y, double z) {
        LOCAL.carry(x, y, z, now, points, 3 * ROLL, ends, 3 * end);
    }

    private void line(Part part, int from, int to, double radius, Balls balls) {
        System.arraycopy(points, 3 * from, ends, 0, 3);
        System.arraycopy(points, 3 * to, ends, 3, 3);
        line(part, radius, balls);
    }

    private void line(Part part, double radius, Balls balls) {
        double x = ends[3] - ends[0];
        double y = ends[4] - ends[1];
        double z = ends[5] - ends[2];
        int steps = (int) Math.ceil(Math.sqrt(x * x + y * y + z * z) / SPACING);
        for (int i = 0; i <= steps; i++) {
            double share = steps == 0 ? 0 : (double) i / steps;
            balls.add(part, ends[0] + x * share, ends[1] + y * share, ends[2] + z * share, radius);
        }
    }

    private void fromRoll(int point, double[] into) {
        for (int i = 0; i < 3; i++) {
            into[i] = points[3 * point + i] - points[3 * ROLL + i];
        }
    }
}
