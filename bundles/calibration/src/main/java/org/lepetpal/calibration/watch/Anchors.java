package org.lepetpal.calibration.watch;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC1;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC1;
import static org.bytedeco.opencv.global.opencv_core.meanStdDev;
import static org.bytedeco.opencv.global.opencv_core.minMaxLoc;
import static org.bytedeco.opencv.global.opencv_imgproc.TM_CCOEFF_NORMED;
import static org.bytedeco.opencv.global.opencv_imgproc.goodFeaturesToTrack;
import static org.bytedeco.opencv.global.opencv_imgproc.matchTemplate;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.calibration.store.Anchor;

/**
 * Takes places of a picture by which it can be recognised, and looks for them in another: corners after Shi and Tomasi, by
 * normalised cross-correlation, which does not mind other light. Any thread; costs some 50 ms.
 */
public final class Anchors {
    private static final int MOST_CORNERS = 24;
    /** Kept of a picture, and looked for: all motions that three of them fix are tried. */
    private static final int MOST_PLACES = 2 * MOST_CORNERS;

    private static final double CORNER_QUALITY = 0.03;
    /** Apart in the taught picture, as a part of its width. */
    private static final double APART = 1 / 24.0;

    private static final double LEAST_CONTRAST = 6;
    private static final double LEAST_LIKENESS = 0.75;
    /** How far around its old place one is looked for, as a part of the picture's width. */
    private static final double SEARCH = 1 / 20.0;

    private static final int HALF = Anchor.SIDE / 2;

    private Anchors() {}

    /**
     * @param width of the taught picture, pixels
     * @param height of the taught picture, pixels
     * @param preferred places that are taken where there is anything to see
     */
    public static List<Anchor> take(Frame frame, int width, int height, List<Pixel> preferred) {
        try (Mat grey = Grey.of(frame, width, height)) {
            List<Pixel> places = new ArrayList<>(preferred);
            corners(grey, width * APART).stream()
                    .filter(corner -> preferred.stream().noneMatch(place -> place.distance(corner) < width * APART))
                    .forEach(places::add);
            return places.stream()
                    .limit(MOST_PLACES)
                    .flatMap(place -> anchor(grey, place).stream())
                    .toList();
        }
    }

    /**
     * @param width of the taught picture, pixels
     * @param height of the taught picture, pixels
     */
    public static Recognition recognise(Frame frame, int width, int height, List<Anchor> anchors) {
        try (Mat grey = Grey.of(frame, width, height)) {
            List<Anchor> looked = anchors.stream().limit(MOST_PLACES).toList();
            List<Move> moves = looked.stream()
                    .flatMap(anchor -> find(grey, anchor).stream())
                    .toList();
            return Recognition.of(looked.size(), moves);
        }
    }

    private static List<Pixel> corners(Mat grey, double apart) {
        List<Pixel> found = new ArrayList<>();
        try (Mat corners = new Mat()) {
            goodFeaturesToTrack(grey, corners, MOST_CORNERS, CORNER_QUALITY, apart);
            if (!corners.empty()) {
                try (FloatIndexer places = corners.createIndexer()) {
                    for (long i = 0; i < corners.rows(); i++) {
                        found.add(new Pixel(places.get(i, 0, 0), places.get(i, 0, 1)));
                    }
                }
            }
        }
        return found;
    }

    private static Optional<Anchor> anchor(Mat grey, Pixel place) {
        int left = (int) Math.round(place.x()) - HALF;
        int top = (int) Math.round(place.y()) - HALF;
        if (left < 0 || top < 0 || left + Anchor.SIDE > grey.cols() || top + Anchor.SIDE > grey.rows()) {
            return Optional.empty();
        }
        try (Rect rect = new Rect(left, top, Anchor.SIDE, Anchor.SIDE);
                Mat part = new Mat(grey, rect);
                Mat patch = part.clone();
                BytePointer levels = patch.data()) {
            if (contrast(patch) < LEAST_CONTRAST) {
                return Optional.empty();
            }
            byte[] bytes = new byte[Anchor.SIDE * Anchor.SIDE];
            levels.get(bytes);
            return Optional.of(new Anchor(new Pixel(left + HALF, top + HALF), bytes));
        }
    }

    private static double contrast(Mat patch) {
        try (Mat mean = new Mat();
                Mat deviation = new Mat()) {
            meanStdDev(patch, mean, deviation);
            try (DoubleIndexer value = deviation.createIndexer()) {
                return value.get(0);
            }
        }
    }

    /** Where it is now; empty where nothing looks like it. */
    private static Optional<Move> find(Mat grey, Anchor anchor) {
        int reach = (int) Math.round(grey.cols() * SEARCH);
        int left = Math.max(0, (int) anchor.at().x() - HALF - reach);
        int top = Math.max(0, (int) anchor.at().y() - HALF - reach);
        int right = Math.min(grey.cols(), (int) anchor.at().x() + HALF + 1 + reach);
        int bottom = Math.min(grey.rows(), (int) anchor.at().y() + HALF + 1 + reach);
        if (right - left < Anchor.SIDE || bottom - top < Anchor.SIDE) {
            return Optional.empty();
        }
        try (Rect rect = new Rect(left, top, right - left, bottom - top);
                Mat window = new Mat(grey, rect);
                BytePointer levels = new BytePointer(anchor.patch());
                Mat patch = new Mat(Anchor.SIDE, Anchor.SIDE, CV_8UC1, levels);
                Mat likeness = new Mat(bottom - top - Anchor.SIDE + 1, right - left - Anchor.SIDE + 1, CV_32FC1)) {
            matchTemplate(window, patch, likeness, TM_CCOEFF_NORMED);
            return best(likeness)
                    .map(at -> new Move(anchor.at(), new Pixel(left + at.x() + HALF, top + at.y() + HALF)));
        }
    }

    private static Optional<Pixel> best(Mat likeness) {
        try (DoublePointer least = new DoublePointer(1);
                DoublePointer most = new DoublePointer(1);
                Point leastAt = new Point();
                Point mostAt = new Point();
                Mat everywhere = new Mat()) {
            minMaxLoc(likeness, least, most, leastAt, mostAt, everywhere);
            return most.get() >= LEAST_LIKENESS ? Optional.of(new Pixel(mostAt.x(), mostAt.y())) : Optional.empty();
        }
    }
}
