package org.lepetpal.policy.smolvla;

/** What counts where an old chunk and a new one overlap. Names and weights are those of LeRobot's client. */
enum Merge {
    WEIGHTED_AVERAGE(0.7),
    AVERAGE(0.5),
    CONSERVATIVE(0.3),
    LATEST_ONLY(1);

    private final double newer;

    Merge(double newer) {
        this.newer = newer;
    }

    /** Weight of the new one, 0…1. */
    double newer() {
        return newer;
    }
}
