package org.lepetpal.lerobot.policy;

/**
 * How a flow policy is made to go on with what the arm is doing already while it plans anew (Black et al., 2025, <a
 * href="https://arxiv.org/abs/2506.07339">arXiv 2506.07339</a>), as LeRobot does it.
 *
 * @param schedule how strongly each moment is held to the chunk before
 * @param horizon moments that are held at all, 1…1000
 * @param most greatest weight of the guidance, more than 0, up to 100
 */
public record RealTimeChunking(PrefixSchedule schedule, int horizon, double most) {
    /** @throws IllegalArgumentException naming the setting and what is allowed */
    void check(String prefix) {
        if (horizon < 1 || horizon > 1000) {
            throw new IllegalArgumentException(prefix + "_RTC_HORIZON = " + horizon + " is not in 1…1000");
        }
        if (!(most > 0 && most <= 100)) {
            throw new IllegalArgumentException(prefix + "_RTC_WEIGHT = " + most + " is not above 0 and up to 100");
        }
    }

    /** Weight of the guidance at a time of the flow. @param time 1 is noise, 0 are actions */
    double strength(double time) {
        if (time <= 0) {
            return 0;
        }
        double done = 1 - time;
        double spread = (time * time + done * done) / (time * time);
        return done <= 0 ? most : Math.min(most, time / done * spread);
    }
}
