package org.lepetpal.simulation.world;

import org.lepetpal.api.arm.Point3;

/**
 * A treat at one moment.
 *
 * @param position of its middle
 * @param yaw of its long side from the x axis, degrees
 * @param speed m/s
 * @param held whether both jaws touch it
 * @param inBowl whether it lies in the bowl, let go
 */
public record TreatState(Point3 position, double yaw, double speed, boolean held, boolean inBowl) {
    static TreatState of(LooseThing treat) {
        double[] rows = treat.pose().rows();
        double yaw = Math.toDegrees(Math.atan2(rows[5], rows[2]));
        return new TreatState(treat.position(), yaw, treat.speed(), treat.held(), Treats.inBowl(treat));
    }
}
