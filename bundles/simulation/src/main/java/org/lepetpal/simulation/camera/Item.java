package org.lepetpal.simulation.camera;

import java.util.Arrays;
import java.util.Objects;
import org.lepetpal.api.arm.Point3;

/**
 * A coloured thing and where it is.
 *
 * @param shape its form
 * @param position where the origin of its own axes is, in the frame of the arm's base
 * @param rotation 3×3, row by row, orthonormal: base = rotation × own + position, so that its columns are the thing's
 *     own axes; copied on the way in and out
 * @param rgb colour as {@code 0xRRGGBB}
 */
public record Item(Shape shape, Point3 position, double[] rotation, int rgb) {
    private static final double TOLERANCE = 1e-3;

    public Item {
        Objects.requireNonNull(shape, "shape");
        Objects.requireNonNull(position, "position");
        rotation = rotation.clone();
        if (rotation.length != 9) {
            throw new IllegalArgumentException("a rotation has 9 numbers, not " + rotation.length);
        }
        for (int row = 0; row < 3; row++) {
            for (int other = row; other < 3; other++) {
                double dot = rotation[3 * row] * rotation[3 * other]
                        + rotation[3 * row + 1] * rotation[3 * other + 1]
                        + rotation[3 * row + 2] * rotation[3 * other + 2];
                if (!(Math.abs(dot - (row == other ? 1 : 0)) < TOLERANCE)) {
                    throw new IllegalArgumentException("not a rotation: " + Arrays.toString(rotation));
                }
            }
        }
        if (rgb < 0 || rgb > 0xFFFFFF) {
            throw new IllegalArgumentException("rgb " + Integer.toHexString(rgb) + " is not in 0…ffffff");
        }
    }

    /** A thing whose own axes are parallel to the base's. */
    public static Item upright(Shape shape, Point3 position, int rgb) {
        return new Item(shape, position, new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, rgb);
    }

    @Override
    public double[] rotation() {
        return rotation.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Item item
                && shape.equals(item.shape)
                && position.equals(item.position)
                && Arrays.equals(rotation, item.rotation)
                && rgb == item.rgb;
    }

    @Override
    public int hashCode() {
        return Objects.hash(shape, position, Arrays.hashCode(rotation), rgb);
    }

    @Override
    public String toString() {
        return "%s at %s turned %s, #%06x".formatted(shape, position, Arrays.toString(rotation), rgb);
    }
}
