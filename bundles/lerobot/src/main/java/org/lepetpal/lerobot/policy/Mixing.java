package org.lepetpal.lerobot.policy;

/** What counts where a chunk that is being followed and a newer one overlap. */
@FunctionalInterface
public interface Mixing {
    /**
     * Weight of the newer one's target against what is being followed, 0…1.
     *
     * @param votes how many chunks the target that is being followed is made of, 1 or more
     */
    double newer(int votes);
}
