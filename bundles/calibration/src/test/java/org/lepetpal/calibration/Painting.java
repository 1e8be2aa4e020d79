package org.lepetpal.calibration;

import java.util.Random;
import org.lepetpal.testkit.TestFrame;

/**
 * A table with many small things on it, seen by a camera that stands somewhere.
 *
 * @param width pixels
 * @param height pixels
 * @param shiftX how far the camera moved everything to the right
 * @param light 1 is the usual
 * @param seed which things lie there
 */
record Painting(int width, int height, int shiftX, double light, long seed) {
    static Painting usual() {
        return new Painting(640, 480, 0, 1, 1);
    }

    Painting shifted(int pixels) {
        return new Painting(width, height, pixels, light, seed);
    }

    Painting lit(double brightness) {
        return new Painting(width, height, shiftX, brightness, seed);
    }

    Painting elsewhere() {
        return new Painting(width, height, shiftX, light, seed + 1);
    }

    TestFrame frame() {
        byte[] bgr = new byte[width * height * 3];
        java.util.Arrays.fill(bgr, (byte) (90 * light));
        Random random = new Random(seed);
        for (int thing = 0; thing < 60; thing++) {
            int left = random.nextInt(width) + shiftX;
            int top = random.nextInt(height);
            int size = 8 + random.nextInt(30);
            byte level = (byte) ((20 + random.nextInt(150)) * light);
            for (int y = Math.max(0, top); y < Math.min(height, top + size / 2); y++) {
                for (int x = Math.max(0, left); x < Math.min(width, left + size); x++) {
                    java.util.Arrays.fill(bgr, 3 * (y * width + x), 3 * (y * width + x) + 3, level);
                }
            }
        }
        return new TestFrame(width, height, 1, 1, bgr);
    }
}
