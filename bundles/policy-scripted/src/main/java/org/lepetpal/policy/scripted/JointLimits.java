package org.lepetpal.policy.scripted;

/**
 * How fast joints are moved; the gripper is the last joint.
 *
 * @param joints number of joints
 * @param armSpeed degrees per second of every rotating joint
 * @param armAcceleration degrees per second²
 * @param gripSpeed percent per second
 * @param gripAcceleration percent per second²
 */
record JointLimits(int joints, double armSpeed, double armAcceleration, double gripSpeed, double gripAcceleration) {
    static JointLimits so101(double armSpeed) {
        return new JointLimits(6, armSpeed, 5 * armSpeed, 220, 1500);
    }

    double speed(int joint) {
        return joint == joints - 1 ? gripSpeed : armSpeed;
    }

    double acceleration(int joint) {
        return joint == joints - 1 ? gripAcceleration : armAcceleration;
    }
}
