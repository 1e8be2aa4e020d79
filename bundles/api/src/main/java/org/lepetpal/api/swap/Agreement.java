package org.lepetpal.api.swap;

import java.util.List;

/**
 * How far a shadow plans what the active policy plans, over the newest 200 observations that both answered; one that
 * only says that it still thinks has not answered.
 *
 * @param compared how many observations; the rest means nothing while it is 0
 * @param score 0…1: the mean over all observations of {@code max(0, 1 − e/10°)}, halved where the phases differ; {@code e}
 *     is the error of the worst joint
 * @param phaseShare 0…1: how often both were in the same phase
 * @param jointErrors for each joint the mean distance between both plans, in degrees (gripper: points of 100)
 */
public record Agreement(int compared, double score, double phaseShare, List<Double> jointErrors) {
    /** Of what was never compared. */
    public static final Agreement NONE = new Agreement(0, 0, 0, List.of());

    public Agreement {
        jointErrors = List.copyOf(jointErrors);
    }
}
