package org.lepetpal.lerobot.policy;

/** What counts where an old chunk and a new one overlap. Names and weights are those of LeRobot's client. */
public enum Merge implements Mixing {
    WEIGHTED_AVERAGE(0.7),
    AVERAGE(0.5),
    CONSERVATIVE(0.3),
    LATEST_ONLY(1);

    private final double newer;

    Merge(double newer) {
        this.newer = newer;
    }

    @Override
    public double newer(int votes) {
        return newer;
    }
}
