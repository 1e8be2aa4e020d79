package org.lepetpal.simulation.camera;

/**
 * One ray for each cell of a grid, changing evenly from column to column and from row to row: a camera's rays share
 * their origin, a distant lamp's their direction. The ray's points are {@code origin + t × direction}.
 *
 * @param origin where the ray of cell (0, 0) begins
 * @param originPerColumn how that moves with each column
 * @param originPerRow how that moves with each row
 * @param direction where the ray of cell (0, 0) goes; not of unit length
 * @param directionPerColumn how that changes with each column
 * @param directionPerRow how that changes with each row
 */
record Rays(
        Vec origin, Vec originPerColumn, Vec originPerRow, Vec direction, Vec directionPerColumn, Vec directionPerRow) {

    /** The same rays in the own axes of a solid. */
    Rays in(Solid solid) {
        return new Rays(
                solid.placeInOwnAxes(origin),
                solid.inOwnAxes(originPerColumn),
                solid.inOwnAxes(originPerRow),
                solid.inOwnAxes(direction),
                solid.inOwnAxes(directionPerColumn),
                solid.inOwnAxes(directionPerRow));
    }
}
