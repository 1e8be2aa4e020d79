package org.lepetpal.safety;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** An area with straight sides. */
final class Polygon {
    private final double[] x;
    private final double[] y;

    private Polygon(double[] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /**
     * Reads {@code x,y x,y x,y …}.
     *
     * @throws IllegalArgumentException when that are not three corners or more
     */
    static Polygon parse(String text) {
        String[] corners = text.strip().split("\\s+");
        if (corners.length < 3) {
            throw new IllegalArgumentException("three corners x,y or more are needed");
        }
        return new Polygon(column(corners, 0), column(corners, 1));
    }

    private static double[] column(String[] corners, int index) {
        return Arrays.stream(corners)
                .mapToDouble(corner -> {
                    String[] numbers = corner.split(",", -1);
                    try {
                        if (numbers.length == 2 && Double.isFinite(Double.parseDouble(numbers[index]))) {
                            return Double.parseDouble(numbers[index]);
                        }
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException("'" + corner + "' is no corner x,y", e);
                    }
                    throw new IllegalArgumentException("'" + corner + "' is no corner x,y");
                })
                .toArray();
    }

    /** @param corners three or more, as x and y */
    static Polygon of(List<double[]> corners) {
        return new Polygon(
                corners.stream().mapToDouble(corner -> corner[0]).toArray(),
                corners.stream().mapToDouble(corner -> corner[1]).toArray());
    }

    /** Points all along the border, so many to a side, as x and y. */
    List<double[]> border(int toSide) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            for (int step = 0; step < toSide; step++) {
                double share = (double) step / toSide;
                points.add(new double[] {x[j] + (x[i] - x[j]) * share, y[j] + (y[i] - y[j]) * share});
            }
        }
        return points;
    }

    /** How far a point is from the border: negative inside. */
    double distance(double px, double py) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            double wayX = x[i] - x[j];
            double wayY = y[i] - y[j];
            double length = wayX * wayX + wayY * wayY;
            double share = length == 0 ? 0 : ((px - x[j]) * wayX + (py - y[j]) * wayY) / length;
            double along = Math.clamp(share, 0, 1);
            least = Math.min(least, Math.hypot(px - x[j] - along * wayX, py - y[j] - along * wayY));
        }
        return contains(px, py) ? -least : least;
    }

    /** By how often a ray from the point crosses the border. */
    boolean contains(double px, double py) {
        boolean inside = false;
        for (int i = 0, j = x.length - 1; i < x.length; j = i++) {
            boolean crosses = y[i] > py != y[j] > py;
            if (crosses && px < (x[j] - x[i]) * (py - y[i]) / (y[j] - y[i]) + x[i]) {
                inside = !inside;
            }
        }
        return inside;
    }
}
