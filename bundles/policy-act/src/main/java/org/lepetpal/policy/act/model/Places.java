package org.lepetpal.policy.act.model;

/**
 * Where the cells of a picture are: sines and cosines of the row, then of the column, counted from 1 and scaled so that the
 * last one is a whole turn.
 */
final class Places {
    private static final double BASE = 10_000;
    private static final double EPS = 1e-6;

    private Places() {}

    /** @return cell after cell, row by row, {@code width} numbers each */
    static float[] of(int rows, int columns, int width) {
        float[] places = new float[rows * columns * width];
        int half = width / 2;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                int at = (row * columns + column) * width;
                for (int i = 0; i < half; i++) {
                    places[at + i] = wave(row, rows, i, half);
                    places[at + half + i] = wave(column, columns, i, half);
                }
            }
        }
        return places;
    }

    private static float wave(int index, int count, int i, int width) {
        double turn = (index + 1) / (count + EPS) * 2 * Math.PI;
        double angle = turn / Math.pow(BASE, 2.0 * (i / 2) / width);
        return (float) (i % 2 == 0 ? Math.sin(angle) : Math.cos(angle));
    }
}
