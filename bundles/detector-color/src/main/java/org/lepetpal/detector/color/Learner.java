package org.lepetpal.detector.color;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2HSV_FULL;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;

import java.util.Arrays;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.indexer.UByteIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Pixel;

/**
 * Finds the thing of one colour around a click, and what its colours are: the range of its hues with a margin for other
 * light, and how grey and dark its shaded side is.
 */
final class Learner {
    private static final int HUES = 256;
    private static final double DEGREES_PER_HUE = 360.0 / HUES;
    private static final double PERCENT_PER_LEVEL = 1 / 2.55;
    /** Around the click, pixels: one noisy pixel says nothing. */
    private static final int SPOT = 3;
    /** Hues, of 256, that belong to the thing while it is looked for. */
    private static final int SIMILAR_HUES = 16;

    private static final int LEAST_SATURATION = 60;
    private static final int LEAST_VALUE = 40;
    private static final int LEAST_AREA = 60;
    private static final double LARGEST = 0.25;
    /** Share of the thing's pixels that count at neither end: reflections and its rim. */
    private static final double ODD = 0.03;

    /** Percent of its box that a disc covers. */
    private static final int DISC = 78;

    private static final int MARGIN_DEGREES = 10;
    private static final double SATURATION_MARGIN = 0.6;
    private static final double VALUE_MARGIN = 0.25;

    private Learner() {}

    /** @throws IllegalArgumentException saying why nothing can be learned there */
    static ColorClass learn(String label, Frame frame, Pixel at) {
        int x = (int) Math.floor(at.x());
        int y = (int) Math.floor(at.y());
        if (x < SPOT || y < SPOT || x >= frame.width() - SPOT || y >= frame.height() - SPOT) {
            throw new IllegalArgumentException(
                    "the place %.0f, %.0f is outside of the picture, or on its edge".formatted(at.x(), at.y()));
        }
        try (BytePointer pixels = new BytePointer(frame.bgr());
                Mat picture = new Mat(frame.height(), frame.width(), CV_8UC3, pixels);
                Mat hsv = new Mat()) {
            cvtColor(picture, hsv, COLOR_BGR2HSV_FULL);
            try (UByteIndexer levels = hsv.createIndexer()) {
                return learn(label, levels, x, y);
            }
        }
    }

    private static ColorClass learn(String label, UByteIndexer hsv, int x, int y) {
        int hue = spotHue(hsv, x, y);
        int saturation = median(hsv, x, y, 1);
        int value = median(hsv, x, y, 2);
        if (saturation < LEAST_SATURATION || value < LEAST_VALUE) {
            throw new IllegalArgumentException("there is too little colour: saturation %.0f %%, brightness %.0f %%"
                    .formatted(saturation * PERCENT_PER_LEVEL, value * PERCENT_PER_LEVEL));
        }
        Region region = Region.grow(
                hsv,
                x,
                y,
                (h, s, v) -> Math.abs(turn(h - hue)) <= SIMILAR_HUES && s >= saturation * 0.4 && v >= value * 0.25);
        long picture = hsv.size(0) * hsv.size(1);
        if (region.area() < LEAST_AREA) {
            throw new IllegalArgumentException("what is of one colour there has only " + region.area() + " pixels");
        }
        if (region.area() > LARGEST * picture) {
            throw new IllegalArgumentException("its colour goes on into what is around it: "
                    + 100 * region.area() / picture + " % of the picture");
        }
        return describe(label, hue, region);
    }

    private static ColorClass describe(String label, int hue, Region region) {
        int[] turns = Arrays.stream(region.hues()).map(one -> turn(one - hue)).toArray();
        int from = (int) Math.floor((hue + quantile(turns, ODD)) * DEGREES_PER_HUE) - MARGIN_DEGREES;
        int to = (int) Math.ceil((hue + quantile(turns, 1 - ODD)) * DEGREES_PER_HUE) + MARGIN_DEGREES;
        Box box = region.box();
        return new ColorClass(
                label,
                Math.floorMod(from, 360),
                Math.floorMod(to, 360),
                (int) (quantile(region.saturations(), ODD) * PERCENT_PER_LEVEL * SATURATION_MARGIN),
                (int) (quantile(region.values(), ODD) * PERCENT_PER_LEVEL * VALUE_MARGIN),
                Math.max(LEAST_AREA / 3, region.area() / 8),
                fill(region),
                Math.min(20, Math.round(Math.max(1.3, 1.25 * box.aspect()) * 10) / 10.0));
    }

    /** Reflections make holes in what is a disc nevertheless. */
    private static int fill(Region region) {
        double covered = 100 * region.area() / region.box().area();
        boolean disc = region.box().aspect() < 1.2 && covered > 60 && covered < 86;
        return disc ? DISC : Math.clamp(Math.round(covered), 30, 95);
    }

    private static int spotHue(UByteIndexer hsv, int x, int y) {
        double east = 0;
        double north = 0;
        for (int dy = -SPOT; dy <= SPOT; dy++) {
            for (int dx = -SPOT; dx <= SPOT; dx++) {
                double angle = 2 * Math.PI * hsv.get(y + dy, x + dx, 0) / HUES;
                double weight = hsv.get(y + dy, x + dx, 1);
                east += weight * Math.cos(angle);
                north += weight * Math.sin(angle);
            }
        }
        return Math.floorMod(Math.round(Math.atan2(north, east) * HUES / (2 * Math.PI)), HUES);
    }

    private static int median(UByteIndexer hsv, int x, int y, int channel) {
        int[] levels = new int[(2 * SPOT + 1) * (2 * SPOT + 1)];
        int count = 0;
        for (int dy = -SPOT; dy <= SPOT; dy++) {
            for (int dx = -SPOT; dx <= SPOT; dx++) {
                levels[count++] = hsv.get(y + dy, x + dx, channel);
            }
        }
        return quantile(levels, 0.5);
    }

    private static int quantile(int[] levels, double share) {
        int[] sorted = levels.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(share * sorted.length))];
    }

    /** The shorter way around the circle of hues, -128…127. */
    private static int turn(int difference) {
        return Math.floorMod(difference + HUES / 2, HUES) - HUES / 2;
    }
}
