package org.lepetpal.simulation.world;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lepetpal.api.arm.Point3;

/**
 * The arm at one moment.
 *
 * @param joints true angles by joint in degrees, the gripper in percent of its opening
 * @param goals likewise where the host has told the servos to go
 * @param tip the tool centre point
 * @param torque which joints' motors are on
 * @param goalSeconds when the host last told a servo to go somewhere else, in seconds of the world
 */
public record ArmState(
        Map<String, Double> joints,
        Map<String, Double> goals,
        Point3 tip,
        Map<String, Boolean> torque,
        double goalSeconds) {
    static ArmState of(ArmBody arm, double goalSeconds) {
        Map<String, Double> joints = new LinkedHashMap<>();
        Map<String, Double> goals = new LinkedHashMap<>();
        Map<String, Boolean> torque = new LinkedHashMap<>();
        for (ArmJoint joint : arm.joints()) {
            joints.put(joint.segment().joint, joint.segment().shown(joint.angle()));
            goals.put(joint.segment().joint, joint.segment().shown(joint.servo().goalRadians()));
            torque.put(joint.segment().joint, joint.servo().torqueOn());
        }
        return new ArmState(joints, goals, arm.tip(), torque, goalSeconds);
    }
}
