package org.lepetpal.safety;

/** What of an arm a place is kept free of. */
enum Part {
    UPPER_ARM,
    LOWER_ARM,
    WRIST,
    GRIPPER,
    FIXED_JAW,
    MOVING_JAW;

    /** Whether it can reach what it does not hang on: the upper arm stands on the base and always touches it. */
    boolean reachesBase() {
        return this != UPPER_ARM;
    }
}
