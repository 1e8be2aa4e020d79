package org.lepetpal.policy.act.model;

import org.lepetpal.lerobot.checkpoint.Normalizer;
import org.lepetpal.lerobot.model.Picture;

/**
 * Makes a camera's picture into what the policy sees: scaled to the size that it was trained with (smaller by averaging whole
 * areas, larger between pixels), 0…1, normalised colour by colour, plane by plane, red first.
 *
 * @param width pixels
 * @param height pixels
 * @param normalizer of the three colours
 */
record Eyes(int width, int height, Normalizer normalizer) {
    private static final int COLOURS = 3;
    private static final double WHITE = 255;

    float[] see(Picture picture) {
        Scaling across = Scaling.of(picture.width(), width);
        Scaling down = Scaling.of(picture.height(), height);
        float[] planes = new float[COLOURS * width * height];
        double[] rows = new double[width * picture.height()];
        for (int colour = 0; colour < COLOURS; colour++) {
            for (int y = 0; y < picture.height(); y++) {
                for (int x = 0; x < width; x++) {
                    rows[y * width + x] = across.row(picture, colour, x, y);
                }
            }
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    double level = down.column(rows, width, x, y);
                    planes[(colour * height + y) * width + x] = normalizer.apply(colour, (float) (level / WHITE));
                }
            }
        }
        return planes;
    }

    /** A camera that sees black. */
    float[] blank() {
        return new float[COLOURS * width * height];
    }

    /**
     * Which pixels each pixel of the scaled picture is made of, along one axis.
     *
     * @param first of them
     * @param weights of them; together 1
     */
    private record Scaling(int[] first, double[][] weights) {
        static Scaling of(int from, int to) {
            Scaling scaling = new Scaling(new int[to], new double[to][]);
            double ratio = (double) from / to;
            for (int i = 0; i < to; i++) {
                if (ratio > 1) {
                    scaling.cover(i, i * ratio, Math.min((i + 1) * ratio, from));
                } else {
                    scaling.between(i, Math.clamp((i + 0.5) * ratio - 0.5, 0, from - 1), from);
                }
            }
            return scaling;
        }

        private void cover(int i, double begin, double end) {
            first[i] = (int) begin;
            int last = (int) Math.ceil(end);
            weights[i] = new double[last - first[i]];
            for (int k = first[i]; k < last; k++) {
                weights[i][k - first[i]] = (Math.min(end, k + 1) - Math.max(begin, k)) / (end - begin);
            }
        }

        private void between(int i, double place, int from) {
            first[i] = Math.min((int) place, Math.max(0, from - 2));
            double after = place - first[i];
            weights[i] = from == 1 ? new double[] {1} : new double[] {1 - after, after};
        }

        double row(Picture picture, int colour, int x, int y) {
            double sum = 0;
            for (int k = 0; k < weights[x].length; k++) {
                sum += weights[x][k] * picture.level(first[x] + k, y, colour);
            }
            return sum;
        }

        double column(double[] rows, int width, int x, int y) {
            double sum = 0;
            for (int k = 0; k < weights[y].length; k++) {
                sum += weights[y][k] * rows[(first[y] + k) * width + x];
            }
            return sum;
        }
    }
}
