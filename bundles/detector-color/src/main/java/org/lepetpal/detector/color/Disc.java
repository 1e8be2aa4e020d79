package org.lepetpal.detector.color;

import static org.bytedeco.opencv.global.opencv_core.findNonZero;
import static org.bytedeco.opencv.global.opencv_imgproc.convexHull;

import java.util.Optional;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A round thing, to fractions of a pixel: middle and area of the hull around all of its pixels, so that reflections and
 * shadows inside do not count.
 *
 * @param x of its middle, pixels
 * @param y of its middle, pixels
 * @param radius pixels
 */
record Disc(double x, double y, double radius) {
    /** The hull goes through the middles of the outermost pixels, of which one counts that is half covered. */
    private static final double RIM = 0.5;

    private static final double ROUND = 1.15;

    /**
     * @param mask not 0 on the thing
     * @return empty where it is not round, or nothing
     */
    static Optional<Disc> of(Mat mask) {
        try (Mat pixels = new Mat();
                Mat hull = new Mat()) {
            findNonZero(mask, pixels);
            if (pixels.rows() < 8) {
                return Optional.empty();
            }
            convexHull(pixels, hull);
            try (IntIndexer corners = hull.createIndexer()) {
                return of(corners);
            }
        }
    }

    private static Optional<Disc> of(IntIndexer corners) {
        long count = corners.size(0);
        int x0 = corners.get(0, 0, 0);
        int y0 = corners.get(0, 0, 1);
        double area = 0;
        double sumX = 0;
        double sumY = 0;
        double reach = 0;
        for (long i = 1; i + 1 < count; i++) {
            double ax = corners.get(i, 0, 0) - x0;
            double ay = corners.get(i, 0, 1) - y0;
            double bx = corners.get(i + 1, 0, 0) - x0;
            double by = corners.get(i + 1, 0, 1) - y0;
            double triangle = (ax * by - bx * ay) / 2;
            area += triangle;
            sumX += triangle * (ax + bx) / 3;
            sumY += triangle * (ay + by) / 3;
        }
        if (Math.abs(area) < 1) {
            return Optional.empty();
        }
        double x = x0 + sumX / area;
        double y = y0 + sumY / area;
        for (long i = 0; i < count; i++) {
            reach = Math.max(reach, Math.hypot(corners.get(i, 0, 0) - x, corners.get(i, 0, 1) - y));
        }
        double radius = Math.sqrt(Math.abs(area) / Math.PI);
        return reach <= ROUND * radius + RIM ? Optional.of(new Disc(x + 0.5, y + 0.5, radius + RIM)) : Optional.empty();
    }
}
