package org.lepetpal.policy.smolvla.model;

import java.util.Arrays;
import org.lepetpal.lerobot.model.Picture;

/**
 * Makes a camera's picture into what the vision tower sees: scaled bilinearly without smoothing to fit a square, at its bottom
 * right, with −1 above and to the left; values −1…1, plane by plane, red first.
 *
 * @param side of the square in pixels
 */
record Eyes(int side) {
    private static final int COLOURS = 3;

    float[] see(Picture picture) {
        int width = picture.width();
        int height = picture.height();
        if (width != side || height != side) {
            double ratio = Math.max((double) width / side, (double) height / side);
            width = Math.max(1, (int) (width / ratio));
            height = Math.max(1, (int) (height / ratio));
        }
        float[] planes = blank();
        Axis across = Axis.of(picture.width(), width);
        Axis down = Axis.of(picture.height(), height);
        for (int colour = 0; colour < COLOURS; colour++) {
            for (int y = 0; y < height; y++) {
                int row = (colour * side + side - height + y) * side + side - width;
                for (int x = 0; x < width; x++) {
                    planes[row + x] = between(picture, colour, across, x, down, y);
                }
            }
        }
        return planes;
    }

    /** A camera that sees nothing. */
    float[] blank() {
        float[] planes = new float[COLOURS * side * side];
        Arrays.fill(planes, -1);
        return planes;
    }

    private static float between(Picture picture, int colour, Axis across, int x, Axis down, int y) {
        double top = mix(
                picture.level(across.before[x], down.before[y], colour),
                picture.level(across.after[x], down.before[y], colour),
                across.weight[x]);
        double bottom = mix(
                picture.level(across.before[x], down.after[y], colour),
                picture.level(across.after[x], down.after[y], colour),
                across.weight[x]);
        return (float) (mix(top, bottom, down.weight[y]) / 255 * 2 - 1);
    }

    private static double mix(double before, double after, double weight) {
        return before + (after - before) * weight;
    }

    /**
     * Which pixels of the picture each pixel of the scaled one lies between, along one axis.
     *
     * @param weight of the one after, 0…1
     */
    private record Axis(int[] before, int[] after, double[] weight) {
        static Axis of(int from, int to) {
            Axis axis = new Axis(new int[to], new int[to], new double[to]);
            double scale = (double) from / to;
            for (int i = 0; i < to; i++) {
                double source = Math.max(scale * (i + 0.5) - 0.5, 0);
                axis.before[i] = (int) source;
                axis.after[i] = Math.min(axis.before[i] + 1, from - 1);
                axis.weight[i] = source - axis.before[i];
            }
            return axis;
        }
    }
}
