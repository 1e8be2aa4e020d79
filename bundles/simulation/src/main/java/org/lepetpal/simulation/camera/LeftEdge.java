package org.lepetpal.simulation.camera;

/**
 * Tells where to begin looking for a convex outline in the next row. The left edge of a convex outline bends only one
 * way: from row to row it never moves further left than it did before, so two rows bound the third.
 */
final class LeftEdge {
    private static final int UNKNOWN = Integer.MIN_VALUE;

    private final int first;
    private int before = UNKNOWN;
    private int last = UNKNOWN;

    /** @param first column that the outline's bounds begin with */
    LeftEdge(int first) {
        this.first = first;
    }

    /** Column before which the next row cannot be hit. */
    int next() {
        // Less 2, because a hit column lies up to one column right of the true edge, and the last one counts twice.
        return before == UNKNOWN ? first : Math.max(first, 2 * last - before - 2);
    }

    /** Takes note of the first column that was hit in a row. */
    void hit(int column) {
        before = last;
        last = column;
    }

    /** Takes note of a row without a hit: an outline thinner than a cell slips between them, and nothing is known. */
    void miss() {
        before = UNKNOWN;
        last = UNKNOWN;
    }
}
