package org.lepetpal.safety;

import org.lepetpal.api.arm.JointAngles;

/**
 * What the arm was last told, and how fast that moves.
 *
 * @param goal what was sent, as it was allowed: sending back what the arm made of it would creep by rounding
 * @param velocity of the goal, units per second; never changed once it is in here
 * @param target what the goal was on its way to
 */
record Setpoint(JointAngles goal, double[] velocity, JointAngles target) {
    static Setpoint resting(JointAngles where) {
        return new Setpoint(where, new double[where.size()], where);
    }

    boolean rests() {
        return rests(velocity);
    }

    /** Whether it is there, and has nowhere else to go. */
    boolean restsAt(JointAngles where) {
        return rests() && goal.equals(where) && target.equals(where);
    }

    static boolean rests(double[] velocity) {
        return rests(velocity, -1);
    }

    /** Whether no joint but this one moves. */
    boolean restsBut(int joint) {
        return rests(velocity, joint);
    }

    private static boolean rests(double[] velocity, int but) {
        for (int i = 0; i < velocity.length; i++) {
            if (velocity[i] != 0 && i != but) {
                return false;
            }
        }
        return true;
    }
}
