package org.lepetpal.safety;

import java.util.Arrays;

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
