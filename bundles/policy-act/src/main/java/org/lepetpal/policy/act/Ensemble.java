package org.lepetpal.policy.act;

import org.lepetpal.lerobot.policy.Mixing;

/**
 * ACT's temporal ensembling: what is done at a moment is the mean of what all chunks said of it, the i-th from the oldest
 * weighing e^(−coefficient · i).
 *
 * @param coefficient above 0 older chunks count more, below 0 newer ones
 */
record Ensemble(double coefficient) implements Mixing {
    @Override
    public double newer(int votes) {
        double sum = 0;
        for (int i = 0; i <= votes; i++) {
            sum += weight(i);
        }
        return weight(votes) / sum;
    }

    private double weight(int index) {
        return Math.exp(-coefficient * index);
    }
}
