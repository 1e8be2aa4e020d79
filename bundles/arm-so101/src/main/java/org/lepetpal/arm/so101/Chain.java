package org.lepetpal.arm.so101;

import java.util.List;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Point3;

/** Forward kinematics: the chain of {@code so101_new_calib.urdf}; every joint turns about its frame's z axis. */
final class Chain {
    private static final double HALF_PI = Math.PI / 2;

    /** From each link to the next, in the order of the joints. */
    private static final List<Transform> ORIGINS = List.of(
            Transform.origin(0.0388353, 0, 0.0624, Math.PI, 0, -Math.PI),
            Transform.origin(-0.0303992, -0.0182778, -0.0542, -HALF_PI, -HALF_PI, 0),
            Transform.origin(-0.11257, -0.028, 0, 0, 0, HALF_PI),
            Transform.origin(-0.1349, 0.0052, 0, 0, 0, -HALF_PI),
            Transform.origin(0, -0.0611, 0.0181, HALF_PI, 0.0486795, Math.PI));

    private static final Transform TIP = Transform.origin(-0.0079, -0.000218121, -0.0981274, 0, Math.PI, 0);
    /** Where the jaw turns, in the gripper's frame. */
    private static final Point3 JAW = new Point3(0.0202, 0.0188, -0.0234);

    private static final Point3 HERE = new Point3(0, 0, 0);

    private Chain() {}

    /** Number of {@link #points}. */
    static int length() {
        return ORIGINS.size() + 2;
    }

    /** Writes where the origins of the six joints are, and the tip: x, y and z of each in turn, in the base frame. */
    static void points(double[] joints, double[] into) {
        requireAll(joints.length);
        Link link = new Link();
        for (int i = 0; i < ORIGINS.size(); i++) {
            link.then(ORIGINS.get(i), Math.toRadians(joints[i]));
            link.point(HERE, into, 3 * i);
        }
        link.point(JAW, into, 3 * ORIGINS.size());
        link.point(TIP.translation(), into, 3 * ORIGINS.size() + 3);
    }

    /** The tip's frame in the base frame. */
    static Transform tip(JointAngles joints) {
        requireAll(joints.size());
        Link link = new Link();
        for (int i = 0; i < ORIGINS.size(); i++) {
            link.then(ORIGINS.get(i), Math.toRadians(joints.get(i)));
        }
        link.then(TIP, 0);
        return link.here();
    }

    private static void requireAll(int angles) {
        if (angles != Joint.ALL.size()) {
            throw new IllegalArgumentException(angles + " angles for " + Joint.ALL.size() + " joints");
        }
    }
}
