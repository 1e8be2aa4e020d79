package org.lepetpal.detector.color;

import java.util.Random;
import org.lepetpal.testkit.TestFrame;

/**
 * A ball on a wooden table, rendered by Lambert's and Phong's laws with 16 rays a pixel where it ends, in light of some colour.
 *
 * @param x of its middle, pixels
 * @param y of its middle, pixels
 * @param radius pixels
 * @param red how much of the lamp's light is red; 1 is the usual
 * @param green the same
 * @param blue the same
 */
record ShadedBall(double x, double y, double radius, double red, double green, double blue) {
    static final int WIDTH = 640;
    static final int HEIGHT = 360;
    private static final double[] BALL = {0.62, 0.78, 0.12};
    private static final double[] WOOD = {0.72, 0.60, 0.48};
    private static final double[] LAMP = {-0.45, -0.62, 0.64};
    private static final double AMBIENT = 0.35;

    TestFrame frame() {
        byte[] bgr = new byte[WIDTH * HEIGHT * 3];
        Random noise = new Random(17);
        for (int row = 0; row < HEIGHT; row++) {
            for (int column = 0; column < WIDTH; column++) {
                double[] sum = pixel(column, row);
                int at = 3 * (row * WIDTH + column);
                bgr[at] = level(sum[2] * blue, noise);
                bgr[at + 1] = level(sum[1] * green, noise);
                bgr[at + 2] = level(sum[0] * red, noise);
            }
        }
        return new TestFrame(WIDTH, HEIGHT, 1, 1, bgr);
    }

    private double[] pixel(int column, int row) {
        if (Math.abs(Math.hypot(column + 0.5 - x, row + 0.5 - y) - radius) > 1.5) {
            return shade(column + 0.5, row + 0.5);
        }
        double[] sum = new double[3];
        for (int ray = 0; ray < 16; ray++) {
            double[] seen = shade(column + (ray % 4 + 0.5) / 4, row + (ray / 4 + 0.5) / 4);
            for (int channel = 0; channel < 3; channel++) {
                sum[channel] += seen[channel] / 16;
            }
        }
        return sum;
    }

    private double[] shade(double px, double py) {
        double dx = (px - x) / radius;
        double dy = (py - y) / radius;
        double flat = dx * dx + dy * dy;
        if (flat > 1) {
            double grain = 0.9 + 0.1 * Math.sin(py / 9 + Math.sin(px / 70));
            return new double[] {WOOD[0] * grain, WOOD[1] * grain, WOOD[2] * grain};
        }
        double dz = Math.sqrt(1 - flat);
        double facing = Math.max(0, dx * LAMP[0] + dy * LAMP[1] + dz * LAMP[2]);
        double mirrored = Math.max(0, 2 * facing * dz - LAMP[2]);
        double gloss = 0.5 * Math.pow(mirrored, 40);
        double light = AMBIENT + (1 - AMBIENT) * facing;
        return new double[] {BALL[0] * light + gloss, BALL[1] * light + gloss, BALL[2] * light + gloss};
    }

    private static byte level(double value, Random noise) {
        return (byte) Math.clamp(Math.round(255 * value + 2 * noise.nextGaussian()), 0, 255);
    }
}
