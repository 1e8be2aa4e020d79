package org.lepetpal.api.arm;

/**
 * In which units a policy or a recording counts the rotating joints. The platform itself counts in {@link #DEGREES}; the
 * gripper is 0…100 in either. Mixing them up makes an arm lash out, so that the mode travels with every policy and
 * recording.
 */
public enum UnitMode {
    /** LeRobot's {@code DEGREES}, its default since 0.4.4: 0 is the middle of the calibrated range. */
    DEGREES,
    /** LeRobot's {@code RANGE_M100_100}, its default before: −100…100 over the calibrated range. */
    RANGE_M100_100
}
