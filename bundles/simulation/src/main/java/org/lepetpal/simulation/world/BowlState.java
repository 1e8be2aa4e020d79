package org.lepetpal.simulation.world;

import org.lepetpal.api.arm.Point3;

/**
 * The bowl.
 *
 * @param position of its middle on the table
 * @param radius to the inside of its wall
 * @param height of its rim
 */
public record BowlState(Point3 position, double radius, double height) {
    static final BowlState HERE = new BowlState(Furniture.BOWL, Furniture.BOWL_RADIUS, Furniture.BOWL_HEIGHT);
}
