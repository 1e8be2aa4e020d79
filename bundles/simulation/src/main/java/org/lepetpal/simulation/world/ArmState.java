package org.lepetpal.simulation.world;

import java.util.LinkedHashMap;
import java.util.Map;
import org.lepetpal.api.arm.Point3;

/**
 * The arm at one moment.
 *
 * @param joints true angles by joint in degrees, the gripper in percent of its opening
 * @param tip the tool centre point
 * @param torque which joints' motors are on
 * @param goalSeconds when the host last told a servo to go somewhere else, in seconds of the world
 */
public record ArmState(Map<String, Double> joints, Point3 tip, Map<String, Boolean> torque, double goalSeconds) {
    static ArmState of(ArmBody arm, double goalSeconds) {
        Map<String, Double> joints = new LinkedHashMap<>();
        Map<String, Boolean> torque = new LinkedHashMap<>();
        for (ArmJoint joint : arm.joints()) {
            joints.put(joint.segment().joint, joint.segment().shown(joint.angle()));
            torque.put(joint.segment().joint, joint.servo().torqueOn());
        }
        return new ArmState(joints, arm.tip(), torque, goalSeconds);
    }
}
