package org.lepetpal.detector.color;

import static org.bytedeco.opencv.global.opencv_core.bitwise_or;
import static org.bytedeco.opencv.global.opencv_core.inRange;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.opencv.opencv_core.Mat;

/** Marks the pixels of a class's colour. One caller at a time. */
final class HueMask implements AutoCloseable {
    /** OpenCV's {@code HSV_FULL} has 256 hues to the circle, and saturation and value of 0…255. */
    private static final double HUES_PER_DEGREE = 256 / 360.0;

    private static final double LEVELS_PER_PERCENT = 2.55;

    private final List<Mat> bounds = new ArrayList<>();
    private final Mat spare = new Mat();

    HueMask(ColorClass kind) {
        double from = Math.round(kind.hueFrom() * HUES_PER_DEGREE);
        double to = Math.round(kind.hueTo() * HUES_PER_DEGREE);
        if (kind.hueFrom() <= kind.hueTo()) {
            add(kind, from, to);
        } else {
            add(kind, from, 255);
            add(kind, 0, to);
        }
    }

    /**
     * @param hsv picture in {@code HSV_FULL}
     * @param mask becomes 255 where the colour is, 0 elsewhere
     */
    void mark(Mat hsv, Mat mask) {
        inRange(hsv, bounds.get(0), bounds.get(1), mask);
        if (bounds.size() > 2) {
            inRange(hsv, bounds.get(2), bounds.get(3), spare);
            bitwise_or(mask, spare, mask);
        }
    }

    @Override
    public void close() {
        bounds.forEach(Mat::close);
        spare.close();
    }

    private void add(ColorClass kind, double from, double to) {
        bounds.add(Bound.of(from, kind.saturation() * LEVELS_PER_PERCENT, kind.value() * LEVELS_PER_PERCENT));
        bounds.add(Bound.of(to, 255, 255));
    }
}
