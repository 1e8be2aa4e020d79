package org.lepetpal.simulation.camera;

import java.util.Arrays;

/**
 * How far the light has travelled, in each cell of the lamp's grid, to the middle of the first thing in its way. It is
 * the middle between where it enters and leaves that is kept: a lit face then never lies in the shadow of its own
 * thing, so that no face shows the stripes that rounding makes otherwise, and what a thing stands on is dark right up to it.
 */
final class ShadowMap {
    /** How far smoothing carries a shadow beyond its thing's outline. */
    static final double SOFT_METRES = 3 * LampGrid.CELL_METRES;

    private static final int SIDE = LampGrid.SIDE;
    private static final double MICROMETRES = 1e6;

    /** Farther than any light travels here, and small enough that differences do not overflow. */
    private static final int NEVER = 1_000_000_000;

    /** Cells along each side of a block, as a power of two. */
    private static final int BLOCK_BITS = 4;

    private static final int BLOCKS = (SIDE + 1 >> BLOCK_BITS) + 1;

    /** Weight of a cell that counts in full. */
    private static final int FULL = 256;

    /** Whole micrometres, so that comparing needs no branch: shadows' edges would make the processor guess wrong. */
    private final int[] blocked = new int[SIDE * SIDE];

    /** Smallest value around each block of cells, so that most lit places are known after one look. */
    private final int[] nearest = new int[BLOCKS * BLOCKS];

    private final Spans touched = new Spans(SIDE, SIDE);

    ShadowMap() {
        Arrays.fill(blocked, NEVER);
        Arrays.fill(nearest, NEVER);
    }

    void clear() {
        touched.forEach((row, from, to) -> Arrays.fill(blocked, row * SIDE + from, row * SIDE + to, NEVER));
        touched.clear();
        Arrays.fill(nearest, NEVER);
    }

    void put(Solid solid, LampGrid grid, Rays rays) {
        Bounds bounds = grid.bounds(solid);
        touched.add(bounds);
        Rays own = rays.in(solid);
        double dx = own.direction().x();
        double dy = own.direction().y();
        double dz = own.direction().z();
        LeftEdge edge = new LeftEdge(bounds.left());
        for (int row = bounds.top(); row < bounds.bottom(); row++) {
            int left = edge.next();
            Vec origin = own.origin()
                    .plus(own.originPerRow().times(row))
                    .plus(own.originPerColumn().times(left));
            double ox = origin.x();
            double oy = origin.y();
            double oz = origin.z();
            boolean within = false;
            for (int column = left; column < bounds.right(); column++) {
                double in = solid.enter(ox, oy, oz, dx, dy, dz);
                if (in != Solid.MISS) {
                    if (!within) {
                        within = true;
                        edge.hit(column);
                    }
                    // Entered against the light, that is left along it.
                    double out = -solid.enter(ox, oy, oz, -dx, -dy, -dz);
                    block(column, row, (int) ((in + out) / 2 * MICROMETRES));
                } else if (within) {
                    break;
                }
                ox += own.originPerColumn().x();
                oy += own.originPerColumn().y();
                oz += own.originPerColumn().z();
            }
            if (!within) {
                edge.miss();
            }
        }
    }

    private void block(int column, int row, int middle) {
        blocked[row * SIDE + column] = Math.min(blocked[row * SIDE + column], middle);
        // A place looks at cells from one before its own to two beyond, which may be those of a neighbouring block.
        tellBlock(column - 2, row - 2, middle);
        tellBlock(column + 1, row - 2, middle);
        tellBlock(column - 2, row + 1, middle);
        tellBlock(column + 1, row + 1, middle);
    }

    private void tellBlock(int column, int row, int middle) {
        int i = (Math.max(row, 0) >> BLOCK_BITS) * BLOCKS + (Math.max(column, 0) >> BLOCK_BITS);
        nearest[i] = Math.min(nearest[i], middle);
    }

    /**
     * How much of the lamp a place sees, smoothed over 3 cells.
     *
     * @param column the place's column in the lamp's grid
     * @param row its row
     * @param travelled how far the light has come to it
     * @return 0 in the dark … 1 in full light; 1 outside the grid
     */
    float light(float column, float row, float travelled) {
        if (!(column >= 2 && row >= 2 && column < SIDE - 3 && row < SIDE - 3)) {
            return 1;
        }
        int x = (int) (column - 0.5f);
        int y = (int) (row - 0.5f);
        int place = (int) (travelled * (float) MICROMETRES);
        if (place <= nearest[(y >> BLOCK_BITS) * BLOCKS + (x >> BLOCK_BITS)]) {
            return 1;
        }
        int middle = y * SIDE + x;
        int upper = middle - SIDE - 1;
        int lower = middle + 2 * SIDE - 1;
        int lit = lit(middle, place);
        int sum = lit + lit(upper, place) + lit(upper + 3, place) + lit(lower, place) + lit(lower + 3, place);
        // Where the middle and the corners agree, all do, but for things thinner than three cells.
        if (sum == 0 || sum == -5) {
            return -lit;
        }
        int partX = (int) (FULL * (column - 0.5f - x));
        int partY = (int) (FULL * (row - 0.5f - y));
        int weighted = (FULL - partY) * row(upper, partX, place)
                + FULL * (row(upper + SIDE, partX, place) + row(upper + 2 * SIDE, partX, place))
                + partY * row(lower, partX, place);
        return weighted / (9f * FULL * FULL);
    }

    private int row(int first, int part, int place) {
        return (FULL - part & lit(first, place))
                + (FULL & lit(first + 1, place))
                + (FULL & lit(first + 2, place))
                + (part & lit(first + 3, place));
    }

    /** All bits set where the light comes further than {@code place}, none otherwise. */
    private int lit(int cell, int place) {
        return place - blocked[cell] >> 31;
    }
}
