package org.lepetpal.simulation.camera;

import java.util.Arrays;

/** For each row of a grid one stretch of columns: what a frame has touched, so that only that is worked on. */
final class Spans {
    private final int[] from;
    private final int[] to;

    Spans(int height) {
        from = new int[height];
        to = new int[height];
        clear();
    }

    void clear() {
        Arrays.fill(from, Integer.MAX_VALUE);
        Arrays.fill(to, 0);
    }

    void add(Bounds bounds) {
        int left = bounds.left();
        int right = bounds.right();
        if (left >= right) {
            return;
        }
        for (int y = bounds.top(); y < bounds.bottom(); y++) {
            from[y] = Math.min(from[y], left);
            to[y] = Math.max(to[y], right);
        }
    }

    int rows() {
        return from.length;
    }

    /** First column; not less than {@link #to} where the row is untouched. */
    int from(int row) {
        return from[row];
    }

    /** First column beyond. */
    int to(int row) {
        return to[row];
    }
}
