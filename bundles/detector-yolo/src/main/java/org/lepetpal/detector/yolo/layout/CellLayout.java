package org.lepetpal.detector.yolo.layout;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * FastestDet: for each cell of one grid whether anything is there, the box, and the classes (its repository's test.py: score =
 * there^0.6 · class^0.4; the middle lies tanh cells from the cell's corner, sizes are sigmoids of the whole picture).
 *
 * @param kinds number of classes
 * @param width of the input in pixels
 * @param height of the input in pixels
 */
record CellLayout(int kinds, int width, int height) implements Layout {
    private static final int BEFORE_CLASSES = 5;
    private static final double THERE = 0.6;
    private static final double CLASS = 0.4;

    @Override
    public String name() {
        return "cells (FastestDet)";
    }

    @Override
    public Preparation preparation() {
        return Preparation.fastestDet();
    }

    @Override
    public boolean overlapping() {
        return true;
    }

    @Override
    public List<Found> decode(List<Output> outputs, double threshold) {
        Output output = outputs.getFirst();
        FloatBuffer values = output.values();
        int columns = output.side(1);
        int rows = output.side(2);
        int cells = columns * rows;
        List<Found> found = new ArrayList<>();
        for (int cell = 0; cell < cells; cell++) {
            int kind = 0;
            float best = 0;
            for (int i = 0; i < kinds; i++) {
                float value = values.get((BEFORE_CLASSES + i) * cells + cell);
                if (!(value <= best)) {
                    best = value;
                    kind = i;
                }
            }
            double score = Math.pow(values.get(cell), THERE) * Math.pow(best, CLASS);
            if (!(score < threshold)) {
                double x = (cell % columns + Math.tanh(values.get(cells + cell))) * width / columns;
                double y = (cell / columns + Math.tanh(values.get(2 * cells + cell))) * height / rows;
                double halfWidth = sigmoid(values.get(3 * cells + cell)) * width / 2;
                double halfHeight = sigmoid(values.get(4 * cells + cell)) * height / 2;
                found.add(new Found(
                        kind, score, x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight, List.of()));
            }
        }
        return found;
    }

    private static double sigmoid(double value) {
        return 1 / (1 + Math.exp(-value));
    }
}
