package org.lepetpal.arm.so101;

import java.util.List;
import org.lepetpal.api.arm.JointAngles;

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
    private static final Transform JAW = Transform.origin(0.0202, 0.0188, -0.0234, HALF_PI, 0, 0);

    private Chain() {}

    /** Frames of the six joints, then of the tip, in the base frame. */
    static List<Transform> frames(JointAngles joints) {
        if (joints.size() != Joint.values().length) {
            throw new IllegalArgumentException(joints.size() + " angles for " + Joint.values().length + " joints");
        }
        Transform[] frames = new Transform[ORIGINS.size() + 2];
        Transform link = Transform.IDENTITY;
        for (int i = 0; i < ORIGINS.size(); i++) {
            link = link.then(ORIGINS.get(i)).turned(Math.toRadians(joints.get(i)));
            frames[i] = link;
        }
        frames[ORIGINS.size()] = link.then(JAW);
        frames[ORIGINS.size() + 1] = link.then(TIP);
        return List.of(frames);
    }

    /** The tip's frame in the base frame. */
    static Transform tip(JointAngles joints) {
        return frames(joints).getLast();
    }
}
