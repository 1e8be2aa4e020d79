package org.lepetpal.policy.scripted;

import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.TipPose;

/**
 * A way to take hold of a thing.
 *
 * @param centre the middle of the thing
 * @param above the pose over it
 * @param aboveJoints joints for {@code above}, gripper open
 * @param at the pose in which the jaws close
 * @param grip where the jaws are expected to meet the thing
 */
record Grasp(Vec centre, TipPose above, JointAngles aboveJoints, TipPose at, Grip grip) {}
