package org.lepetpal.lerobot.model;

/** Turns the velocity along which a flow model leads noise to actions. */
@FunctionalInterface
public interface Steering {
    /** Leaves it as the model gave it. */
    Steering NONE = (x, velocity, time) -> {};

    /**
     * Called once for each step.
     *
     * @param x where the step begins, moment after moment; left as it is
     * @param velocity that the model gives there; changed in place
     * @param time of the step: 1 is noise, 0 are actions
     */
    void steer(float[] x, float[] velocity, float time);
}
