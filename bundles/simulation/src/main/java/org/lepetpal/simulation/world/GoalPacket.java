package org.lepetpal.simulation.world;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One packet in which a host told the servos where to go, or gave them torque.
 *
 * @param number of the packet, 1 for the first
 * @param seconds when it was heard, in seconds of the world
 * @param strides how far the goal of each joint went by it, by joint: degrees, the gripper percent of its opening; 0 of one that is limp
 */
public record GoalPacket(long number, double seconds, Map<String, Double> strides) {
    /** @param units in the order of the segments */
    GoalPacket(long number, double seconds, double[] units) {
        this(number, seconds, byJoint(units));
    }

    private static Map<String, Double> byJoint(double[] units) {
        Map<String, Double> strides = new LinkedHashMap<>();
        for (Segment segment : Segment.values()) {
            strides.put(segment.joint, units[segment.ordinal()]);
        }
        return strides;
    }
}
