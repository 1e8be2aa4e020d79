package org.lepetpal.simulation.camera;

import java.util.Arrays;

/**
 * Takes the stairs out of edges: each pixel at an edge of a moving thing, or at a crease within one, becomes the
 * weighted mean of the nine around it. Both sides of an edge give and take alike, so no outline moves.
 */
final class Smoothing {
    /** A step of the lamp's light from pixel to pixel that is a crease; curved faces change more slowly. */
    private static final float CREASE = 0.1f;

    private final int width;
    private final int height;
    private int[] pixels = new int[1 << 14];
    private int[] colours = new int[1 << 14];
    private int count;

    Smoothing(int width, int height) {
        this.width = width;
        this.height = height;
    }

    void smooth(Layer layer, Spans spans, byte[] bgr) {
        count = 0;
        spans.forEach((row, from, to) -> find(layer, bgr, row, from, to));
        for (int n = 0; n < count; n++) {
            int at = 3 * pixels[n];
            bgr[at] = (byte) colours[n];
            bgr[at + 1] = (byte) (colours[n] >> 8);
            bgr[at + 2] = (byte) (colours[n] >> 16);
        }
    }

    private void find(Layer layer, byte[] bgr, int row, int from, int to) {
        if (row == 0 || row == height - 1) {
            return;
        }
        int beyond = row * width + Math.min(to, width - 1);
        for (int i = row * width + Math.max(1, from); i < beyond; i++) {
            if (edge(layer, i, i + 1)
                    || edge(layer, i, i - 1)
                    || edge(layer, i, i + width)
                    || edge(layer, i, i - width)) {
                note(i, mean(bgr, i));
            }
        }
    }

    private static boolean edge(Layer layer, int a, int b) {
        int solid = layer.solid[a];
        return solid != layer.solid[b] || solid != Layer.NOTHING && Math.abs(layer.lamp[a] - layer.lamp[b]) > CREASE;
    }

    private int mean(byte[] bgr, int pixel) {
        int colour = 0;
        for (int c = 0; c < 3; c++) {
            int at = 3 * pixel + c;
            int above = at - 3 * width;
            int below = at + 3 * width;
            int sum = row(bgr, above) + 2 * row(bgr, at) + row(bgr, below);
            colour |= (sum + 8 >> 4) << 8 * c;
        }
        return colour;
    }

    private static int row(byte[] bgr, int at) {
        return (bgr[at - 3] & 0xFF) + 2 * (bgr[at] & 0xFF) + (bgr[at + 3] & 0xFF);
    }

    private void note(int pixel, int colour) {
        if (count == pixels.length) {
            pixels = Arrays.copyOf(pixels, 2 * count);
            colours = Arrays.copyOf(colours, 2 * count);
        }
        pixels[count] = pixel;
        colours[count++] = colour;
    }
}
