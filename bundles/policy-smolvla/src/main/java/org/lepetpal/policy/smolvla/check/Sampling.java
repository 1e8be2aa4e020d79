package org.lepetpal.policy.smolvla.check;

import java.util.Arrays;
import java.util.stream.IntStream;

/** Picks out of whole tensors what golden files keep of them. */
final class Sampling {
    private static final int PIXEL_STRIDE = 8;
    private static final int ROW_STRIDE = 4;

    private Sampling() {}

    /** Every eighth pixel of every eighth row of each plane. */
    static float[] pixels(float[] planes, int side) {
        int kept = (side + PIXEL_STRIDE - 1) / PIXEL_STRIDE;
        float[] sample = new float[planes.length / side / side * kept * kept];
        for (int i = 0; i < sample.length; i++) {
            int plane = i / (kept * kept);
            int y = i / kept % kept * PIXEL_STRIDE;
            sample[i] = planes[(plane * side + y) * side + i % kept * PIXEL_STRIDE];
        }
        return sample;
    }

    /** The mean of each row of each plane. */
    static float[] rowMeans(float[] planes, int side) {
        float[] means = new float[planes.length / side];
        for (int row = 0; row < means.length; row++) {
            double sum = 0;
            for (int x = 0; x < side; x++) {
                sum += planes[row * side + x];
            }
            means[row] = (float) (sum / side);
        }
        return means;
    }

    /** Every fourth row. */
    static float[] rows(float[] values, int width) {
        int kept = (values.length / width + ROW_STRIDE - 1) / ROW_STRIDE;
        return rows(values, IntStream.range(0, kept).map(i -> i * ROW_STRIDE).toArray(), width);
    }

    /** Those rows. */
    static float[] rows(float[] values, int[] rows, int width) {
        float[] picked = new float[rows.length * width];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(values, rows[i] * width, picked, i * width, width);
        }
        return picked;
    }

    /** Those rows of each head. */
    static float[] heads(float[] values, int heads, int[] rows, int width) {
        int size = values.length / heads;
        float[] picked = new float[heads * rows.length * width];
        for (int head = 0; head < heads; head++) {
            float[] one = rows(Arrays.copyOfRange(values, head * size, (head + 1) * size), rows, width);
            System.arraycopy(one, 0, picked, head * one.length, one.length);
        }
        return picked;
    }

    /** The first columns. */
    static float[] columns(float[] values, int width, int kept) {
        float[] picked = new float[values.length / width * kept];
        for (int row = 0; row < values.length / width; row++) {
            System.arraycopy(values, row * width, picked, row * kept, kept);
        }
        return picked;
    }
}
