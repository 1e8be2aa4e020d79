package org.lepetpal.safety;

import java.util.Arrays;

/** Balls that fill a body, in the frame of the base, metres. Grows while it is filled, and keeps its room when emptied. */
final class Balls {
    private static final Part[] PARTS = Part.values();
    private static final int WIDTH = 5;

    /** An SO-101 has 49 to 51. */
    private double[] numbers = new double[64 * WIDTH];

    private int used;

    void clear() {
        used = 0;
    }

    void add(Part part, double x, double y, double z, double radius) {
        if (used == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * used);
        }
        numbers[used++] = part.ordinal();
        numbers[used++] = x;
        numbers[used++] = y;
        numbers[used++] = z;
        numbers[used++] = radius;
    }

    /** The least distance of any ball's surface from a solid. */
    double clearance(Solid solid) {
        double least = Double.MAX_VALUE;
        for (int i = 0; i < used; i += WIDTH) {
            double distance = solid.distance(PARTS[(int) numbers[i]], numbers[i + 1], numbers[i + 2], numbers[i + 3]);
            least = Math.min(least, distance - numbers[i + 4]);
        }
        return least;
    }
}
