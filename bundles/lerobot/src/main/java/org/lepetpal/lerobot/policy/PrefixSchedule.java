package org.lepetpal.lerobot.policy;

/**
 * How much a new chunk has to agree with what is left of the one before, moment by moment: wholly while the arm still follows
 * that one, then less and less. Names and formulas are those of LeRobot's Real-Time Chunking.
 */
public enum PrefixSchedule {
    /** Not at all after the delay. */
    ZEROS,
    /** Wholly as far as the horizon. */
    ONES,
    /** Less by the same amount at each moment. */
    LINEAR,
    /** Less quickly at first. */
    EXP;

    /**
     * Weights 0…1.
     *
     * @param delay moments that are done before the new chunk is there, 0 or more; no more than {@code horizon} count
     * @param horizon moments from which on it is free, 0 or more
     * @param length of the chunk
     */
    public double[] weights(int delay, int horizon, int length) {
        int bound = Math.min(delay, horizon);
        double[] weights = new double[length];
        for (int i = 0; i < Math.min(horizon, length); i++) {
            double share = 1 - (i - bound + 1) / (Math.min(horizon, length) - bound + 1.0);
            weights[i] = i < bound ? 1 : faded(share);
        }
        return weights;
    }

    private double faded(double share) {
        return switch (this) {
            case ZEROS -> 0;
            case ONES -> 1;
            case LINEAR -> share;
            case EXP -> share * Math.expm1(share) / (Math.E - 1);
        };
    }
}
