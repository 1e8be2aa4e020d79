package org.lepetpal.calibration;

import java.util.Arrays;
import java.util.Random;
import org.lepetpal.testkit.TestFrame;

/**
 * A table with many small things on it, seen by a camera that stands somewhere.
 *
 * @param width pixels
 * @param height pixels
 * @param pose of the camera
 * @param light 1 is the usual
 * @param seed which things lie there
 * @param carried things, of {@link #THINGS}, that lie elsewhere than they did
 */
record Painting(int width, int height, Pose pose, double light, long seed, Carried carried) {
    static final int THINGS = 60;

    /**
     * What was done to the camera.
     *
     * @param shiftX pixels by which everything moved to the right
     * @param rollDegrees by which everything turned about the middle
     * @param zoom by which everything grew from the middle; 1 for not at all
     */
    record Pose(int shiftX, double rollDegrees, double zoom) {
        static final Pose AS_TAUGHT = new Pose(0, 0, 1);
    }

    /**
     * What was done to things.
     *
     * @param things how many
     * @param x pixels to the right
     * @param y pixels down
     */
    record Carried(int things, int x, int y) {
        static final Carried NONE = new Carried(0, 0, 0);
    }

    Painting(int width, int height, long seed) {
        this(width, height, Pose.AS_TAUGHT, 1, seed, Carried.NONE);
    }

    static Painting usual() {
        return new Painting(640, 480, 1);
    }

    Painting shifted(int pixels) {
        return by(new Pose(pixels, 0, 1));
    }

    Painting rolled(double degrees) {
        return by(new Pose(0, degrees, 1));
    }

    Painting zoomed(double zoom) {
        return by(new Pose(0, 0, zoom));
    }

    Painting lit(double brightness) {
        return new Painting(width, height, pose, brightness, seed, carried);
    }

    Painting elsewhere() {
        return new Painting(width, height, pose, light, seed + 1, carried);
    }

    /** The same with so many of its things elsewhere, each as far. */
    Painting carrying(int things, int x, int y) {
        return new Painting(width, height, pose, light, seed, new Carried(things, x, y));
    }

    private Painting by(Pose other) {
        return new Painting(width, height, other, light, seed, carried);
    }

    TestFrame frame() {
        byte[] levels = things();
        byte[] bgr = new byte[width * height * 3];
        double turn = Math.toRadians(pose.rollDegrees());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double right = (x - pose.shiftX() - width / 2.0) / pose.zoom();
                double down = (y - height / 2.0) / pose.zoom();
                int column = (int) Math.round(width / 2.0 + right * Math.cos(turn) + down * Math.sin(turn));
                int row = (int) Math.round(height / 2.0 - right * Math.sin(turn) + down * Math.cos(turn));
                boolean inside = column >= 0 && column < width && row >= 0 && row < height;
                byte level = inside ? levels[row * width + column] : level(90);
                Arrays.fill(bgr, 3 * (y * width + x), 3 * (y * width + x) + 3, level);
            }
        }
        return new TestFrame(width, height, 1, 1, bgr);
    }

    private byte[] things() {
        byte[] levels = new byte[width * height];
        Arrays.fill(levels, level(90));
        Random random = new Random(seed);
        for (int thing = 0; thing < THINGS; thing++) {
            boolean elsewhere = thing < carried.things();
            int left = random.nextInt(width) + (elsewhere ? carried.x() : 0);
            int top = random.nextInt(height) + (elsewhere ? carried.y() : 0);
            int size = 8 + random.nextInt(30);
            byte level = level(20 + random.nextInt(150));
            for (int y = Math.max(0, top); y < Math.min(height, top + size / 2); y++) {
                for (int x = Math.max(0, left); x < Math.min(width, left + size); x++) {
                    levels[y * width + x] = level;
                }
            }
        }
        return levels;
    }

    private byte level(int usual) {
        return (byte) (usual * light);
    }
}
