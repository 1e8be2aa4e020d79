package org.lepetpal.simulation.camera;

import java.util.Arrays;

/**
 * What a frame has touched, so that only that is worked on: for each row of a grid, stretches of columns, in steps of
 * which a row has 64 at most.
 */
final class Spans {
    private final int width;
    private final int bits;
    private final long[] rows;

    Spans(int width, int height) {
        this.width = width;
        bits = Math.max(0, Integer.SIZE - Integer.numberOfLeadingZeros(width - 1) - 6);
        rows = new long[height];
    }

    void clear() {
        Arrays.fill(rows, 0);
    }

    void add(Bounds bounds) {
        int left = bounds.left();
        int right = bounds.right();
        if (left < right) {
            long steps = -1L >>> 63 - (right - 1 >> bits) & -1L << (left >> bits);
            for (int y = bounds.top(); y < bounds.bottom(); y++) {
                rows[y] |= steps;
            }
        }
    }

    void forEach(Stretch stretch) {
        for (int row = 0; row < rows.length; row++) {
            long left = rows[row];
            while (left != 0) {
                int first = Long.numberOfTrailingZeros(left);
                int steps = Long.numberOfTrailingZeros(~(left >>> first));
                stretch.on(row, first << bits, Math.min(width, first + steps << bits));
                left &= first + steps == Long.SIZE ? 0 : -1L << first + steps;
            }
        }
    }

    /** Columns {@code from} up to but not including {@code to} of a row. */
    @FunctionalInterface
    interface Stretch {
        void on(int row, int from, int to);
    }
}
