package org.lepetpal.detector.yolo.layout;

import java.util.List;
import java.util.Optional;

/**
 * The points of a picture at which a model looks for things: for each stride a grid, from the finest to the coarsest, row by
 * row.
 *
 * @param width of the input
 * @param height of the input
 * @param strides pixels from point to point
 */
record Anchors(int width, int height, List<Integer> strides) {
    private static final List<List<Integer>> KNOWN = List.of(
            List.of(8, 16, 32), List.of(8, 16, 32, 64), List.of(4, 8, 16, 32), List.of(16, 32), List.of(4, 8, 16));

    /** The grids that have so many points. */
    static Optional<Anchors> of(int count, int width, int height) {
        return KNOWN.stream()
                .map(strides -> new Anchors(width, height, strides))
                .filter(anchors -> anchors.count() == count)
                .findFirst();
    }

    int count() {
        return strides.stream().mapToInt(this::count).sum();
    }

    int count(int stride) {
        return columns(stride) * Math.ceilDiv(height, stride);
    }

    int columns(int stride) {
        return Math.ceilDiv(width, stride);
    }
}
