package org.lepetpal.calibration.board;

import static org.bytedeco.opencv.global.opencv_imgproc.ADAPTIVE_THRESH_MEAN_C;
import static org.bytedeco.opencv.global.opencv_imgproc.CHAIN_APPROX_SIMPLE;
import static org.bytedeco.opencv.global.opencv_imgproc.RETR_LIST;
import static org.bytedeco.opencv.global.opencv_imgproc.THRESH_BINARY_INV;
import static org.bytedeco.opencv.global.opencv_imgproc.adaptiveThreshold;
import static org.bytedeco.opencv.global.opencv_imgproc.approxPolyDP;
import static org.bytedeco.opencv.global.opencv_imgproc.arcLength;
import static org.bytedeco.opencv.global.opencv_imgproc.findContours;
import static org.bytedeco.opencv.global.opencv_imgproc.isContourConvex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.lepetpal.api.vision.Pixel;

/**
 * Finds square markers as ArUco does (Garrido-Jurado et al., Automatic generation and detection of highly reliable fiducial markers,
 * 2014): dark outlines by a local threshold, those that are quadrangles, and of these the ones whose cells are a code.
 */
final class MarkerFinder {
    /** The threshold is the mean of a neighbourhood of one of these parts of the picture's width, less some levels of noise. */
    private static final int[] NEIGHBOURHOODS = {40, 80};

    private static final double NOISE = 7;
    /** How far a side may be from straight, as a part of the outline's length. */
    private static final double BEND = 0.04;

    private static final double SHORTEST_SIDE = 12;

    private final Set<Integer> codes;

    /** @param codes of the markers that are looked for */
    MarkerFinder(Set<Integer> codes) {
        this.codes = Set.copyOf(codes);
    }

    /** The largest of each code, from its top left corner on. */
    Map<Integer, Quad> find(Mat grey) {
        Cells cells = new Cells(grey);
        Map<Integer, Quad> found = new HashMap<>();
        for (int parts : NEIGHBOURHOODS) {
            quads(grey, Math.max(3, grey.cols() / parts) | 1).forEach(quad -> read(quad, cells, found));
        }
        return found;
    }

    private void read(Quad quad, Cells cells, Map<Integer, Quad> found) {
        for (int turn = 0; turn < 4; turn++) {
            Quad turned = quad.turned(turn);
            OptionalInt code = cells.read(turned);
            if (code.isPresent() && codes.contains(code.getAsInt())) {
                found.merge(code.getAsInt(), turned, (a, b) -> a.area() > b.area() ? a : b);
            }
        }
    }

    private static List<Quad> quads(Mat grey, int neighbourhood) {
        List<Quad> quads = new ArrayList<>();
        try (Mat dark = new Mat();
                MatVector outlines = new MatVector();
                Mat corners = new Mat()) {
            adaptiveThreshold(grey, dark, 255, ADAPTIVE_THRESH_MEAN_C, THRESH_BINARY_INV, neighbourhood, NOISE);
            findContours(dark, outlines, RETR_LIST, CHAIN_APPROX_SIMPLE);
            for (long i = 0; i < outlines.size(); i++) {
                try (Mat outline = outlines.get(i)) {
                    quad(outline, corners).ifPresent(quads::add);
                }
            }
        }
        return quads;
    }

    private static Optional<Quad> quad(Mat outline, Mat corners) {
        double length = arcLength(outline, true);
        if (length < 4 * SHORTEST_SIDE) {
            return Optional.empty();
        }
        approxPolyDP(outline, corners, BEND * length, true);
        if (corners.rows() != 4 || !isContourConvex(corners)) {
            return Optional.empty();
        }
        List<Pixel> points = new ArrayList<>();
        try (IntIndexer each = corners.createIndexer()) {
            for (int i = 0; i < 4; i++) {
                points.add(new Pixel(each.get(i, 0, 0), each.get(i, 0, 1)));
            }
        }
        return Optional.of(new Quad(points)).filter(quad -> quad.shortestSide() >= SHORTEST_SIDE);
    }
}
