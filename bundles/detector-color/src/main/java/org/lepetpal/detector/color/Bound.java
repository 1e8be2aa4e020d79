package org.lepetpal.detector.color;

import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;

/** Bounds for OpenCV's {@code inRange}: a column of four doubles stands for one value a channel. */
final class Bound {
    private static final int CHANNELS = 4;

    private Bound() {}

    /** @param values one a channel, at most four; the caller closes the result */
    static Mat of(double... values) {
        Mat bound = new Mat(CHANNELS, 1, opencv_core.CV_64F);
        try (DoubleIndexer rows = bound.createIndexer()) {
            for (int i = 0; i < CHANNELS; i++) {
                rows.put(i, 0, i < values.length ? values[i] : 0);
            }
        }
        return bound;
    }
}
