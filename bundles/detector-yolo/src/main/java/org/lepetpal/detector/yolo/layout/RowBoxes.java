package org.lepetpal.detector.yolo.layout;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;

/**
 * How a row's first four numbers give a box: middle, width and height, in pixels or in parts of the input; or, raw, the middle
 * relative to a point of a grid in steps of it and the logarithm of the size (yolox/utils/demo_utils.py, demo_postprocess).
 */
final class RowBoxes {
    private final double scaleX;
    private final double scaleY;
    private final Optional<float[]> grid;

    private RowBoxes(double scaleX, double scaleY, Optional<float[]> grid) {
        this.scaleX = scaleX;
        this.scaleY = scaleY;
        this.grid = grid;
    }

    /** In pixels of the input, or in units of which one is so many pixels. */
    static RowBoxes scaled(double scaleX, double scaleY) {
        return new RowBoxes(scaleX, scaleY, Optional.empty());
    }

    /** Raw. */
    static RowBoxes raw(Anchors anchors) {
        float[] grid = new float[3 * anchors.count()];
        int at = 0;
        for (int stride : anchors.strides()) {
            int columns = anchors.columns(stride);
            for (int i = 0; i < anchors.count(stride); i++) {
                grid[at++] = i % columns;
                grid[at++] = i / columns;
                grid[at++] = stride;
            }
        }
        return new RowBoxes(1, 1, Optional.of(grid));
    }

    boolean raw() {
        return grid.isPresent();
    }

    Found at(FloatBuffer values, int at, int row, int kind, double score) {
        double x = values.get(at) * scaleX;
        double y = values.get(at + 1) * scaleY;
        double width = values.get(at + 2) * scaleX;
        double height = values.get(at + 3) * scaleY;
        if (grid.isPresent()) {
            float[] points = grid.get();
            double stride = points[3 * row + 2];
            x = (x + points[3 * row]) * stride;
            y = (y + points[3 * row + 1]) * stride;
            width = Math.exp(width) * stride;
            height = Math.exp(height) * stride;
        }
        return new Found(kind, score, x - width / 2, y - height / 2, x + width / 2, y + height / 2, List.of());
    }
}
