package org.lepetpal.safety;

import org.lepetpal.api.arm.ArmReading.JointReading;

/**
 * When a joint is stalled.
 *
 * @param load percent of full drive from which a joint of the arm works hard
 * @param gripperLoad the same for the gripper, whose motor is set up to be weaker
 * @param amperes current from which any motor works hard
 * @param seconds how long it takes
 * @param degrees by which a joint of the arm must be behind its goal
 * @param percent by which the gripper must; its motor is at what it may do for long when it is half a percent behind
 */
record StallLimits(double load, double gripperLoad, double amperes, double seconds, double degrees, double percent) {
    /** How hard a motor works; 1 and more is too hard for long. */
    double effort(JointReading joint, boolean gripper) {
        double byLoad = Math.abs(joint.loadPercent()) / (gripper ? gripperLoad : load);
        return Math.max(byLoad, Math.abs(joint.amperes()) / amperes);
    }

    /** Units by which a joint must be behind its goal. */
    double error(boolean gripper) {
        return gripper ? percent : degrees;
    }
}
