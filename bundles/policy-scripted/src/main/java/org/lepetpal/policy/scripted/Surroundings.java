package org.lepetpal.policy.scripted;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.arm.ArmDescription;
import org.lepetpal.api.arm.JointAngles;
import org.lepetpal.api.arm.Kinematics;

/**
 * What the policy is told of the robot that it moves and of where that stands.
 *
 * @param kinematics the arm's geometry
 * @param zones where things have to be
 * @param poses those that the arm knows by name; asked anew each time, since they may be taught at any moment
 */
record Surroundings(Kinematics kinematics, Zones zones, Supplier<Map<String, JointAngles>> poses) {
    /** From where things are thrown; empty where nobody says. Its gripper value means nothing. */
    Optional<JointAngles> readyToThrow() {
        return Optional.ofNullable(poses.get().get(ArmDescription.READY_TO_THROW));
    }
}
