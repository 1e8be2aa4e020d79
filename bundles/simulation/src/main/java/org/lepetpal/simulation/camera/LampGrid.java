package org.lepetpal.simulation.camera;

/**
 * The lamp's side of the geometry: a square grid of cells across its light, around the middle of the table. A place has
 * a column and a row, and how far the light has travelled to it, in metres.
 */
final class LampGrid {
    /** Cells along each side. */
    static final int SIDE = 1000;

    /** Size of a cell; 1024 of them span 2.9 m, more than a table. */
    static final double CELL_METRES = 0.0028;

    private final Vec across;
    private final Vec along;
    private final Vec middle;

    /** @param middle of what is to be lit */
    LampGrid(Vec middle) {
        this.middle = middle;
        across = Light.DIRECTION.cross(Light.UP).unit();
        along = Light.DIRECTION.cross(across);
    }

    /** Column, row and travelled distance of a place. */
    Vec place(Vec base) {
        return direction(base.minus(middle)).plus(new Vec(SIDE / 2.0, SIDE / 2.0, 0));
    }

    /** How column, row and distance change along a direction. */
    Vec direction(Vec base) {
        return new Vec(base.dot(across) / CELL_METRES, base.dot(along) / CELL_METRES, base.dot(Light.DIRECTION));
    }

    /** The light through the middle of each cell; t is the travelled distance. */
    Rays rays() {
        Vec none = new Vec(0, 0, 0);
        double first = (0.5 - SIDE / 2.0) * CELL_METRES;
        return new Rays(
                middle.plus(across.times(first)).plus(along.times(first)),
                across.times(CELL_METRES),
                along.times(CELL_METRES),
                Light.DIRECTION,
                none,
                none);
    }

    /** Cells that a solid may darken, smoothing included. */
    Bounds bounds(Solid solid) {
        Bounds bounds = new Bounds(SIDE, SIDE);
        double radius = solid.hullRadius() / CELL_METRES + 3;
        for (Vec point : solid.hull()) {
            Vec place = place(solid.placeInBase(point));
            bounds.add(place.x() - radius, place.y() - radius, place.x() + radius, place.y() + radius);
        }
        return bounds;
    }
}
