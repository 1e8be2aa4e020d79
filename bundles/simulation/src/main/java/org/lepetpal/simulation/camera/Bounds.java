package org.lepetpal.simulation.camera;

/** A rectangle of cells that grows until it holds all it was shown, kept within a grid. Empty at first. */
final class Bounds {
    private final int width;
    private final int height;
    private double left = Double.POSITIVE_INFINITY;
    private double top = Double.POSITIVE_INFINITY;
    private double right = Double.NEGATIVE_INFINITY;
    private double bottom = Double.NEGATIVE_INFINITY;

    Bounds(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void add(double fromX, double fromY, double toX, double toY) {
        left = Math.min(left, fromX);
        top = Math.min(top, fromY);
        right = Math.max(right, toX);
        bottom = Math.max(bottom, toY);
    }

    void addAll() {
        add(0, 0, width, height);
    }

    /** First column that is touched. */
    int left() {
        return (int) Math.clamp(Math.floor(left), 0, width);
    }

    int top() {
        return (int) Math.clamp(Math.floor(top), 0, height);
    }

    /** First column beyond. */
    int right() {
        return (int) Math.clamp(Math.ceil(right), 0, width);
    }

    /** First row beyond. */
    int bottom() {
        return (int) Math.clamp(Math.ceil(bottom), 0, height);
    }
}
