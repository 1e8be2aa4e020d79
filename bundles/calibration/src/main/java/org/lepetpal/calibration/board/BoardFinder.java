package org.lepetpal.calibration.board;

import static org.bytedeco.opencv.global.opencv_core.CV_32FC2;
import static org.bytedeco.opencv.global.opencv_imgproc.cornerSubPix;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_core.TermCriteria;
import org.lepetpal.api.arm.Point3;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.TableMark;
import org.lepetpal.calibration.watch.Grey;

/**
 * Finds the printed board: its markers tell which squares are seen, and about where they meet; there the picture itself tells to
 * fractions of a pixel. Part of the board is enough.
 */
public final class BoardFinder {
    /** Fewer determine a place badly. */
    private static final int FEWEST = 6;
    /** What is looked at about a crossing, as a part of a marker's side: less than the way to the marker. */
    private static final double WINDOW = 0.12;

    private static final int SMALLEST_WINDOW = 2;
    /** The middle of a pixel is half a pixel from its corner. */
    private static final double MIDDLE = 0.5;

    private final Board board = new Board();
    private final Map<Integer, Board.Marker> markers =
            board.markers().stream().collect(Collectors.toMap(Board.Marker::code, marker -> marker));

    /** @return where squares meet, with where that is; empty when fewer than six such places are seen */
    public List<TableMark> find(Frame frame) {
        try (Mat grey = Grey.of(frame, frame.width(), frame.height())) {
            Map<Integer, Quad> seen = new MarkerFinder(markers.keySet()).find(grey);
            List<TableMark> guesses = guesses(seen, frame);
            return guesses.size() < FEWEST ? List.of() : refine(grey, guesses, window(seen));
        }
    }

    private List<TableMark> guesses(Map<Integer, Quad> seen, Frame frame) {
        List<TableMark> guesses = new ArrayList<>();
        for (Board.Crossing crossing : board.crossings()) {
            List<Pixel> near = crossing.codes().stream()
                    .filter(seen::containsKey)
                    .flatMap(code -> guess(markers.get(code), seen.get(code), crossing.place()).stream())
                    .toList();
            // something may lie on one that is next to one marker alone
            if (near.size() == crossing.codes().size()) {
                Pixel at = middle(near);
                if (at.x() > 0 && at.y() > 0 && at.x() < frame.width() - 1 && at.y() < frame.height() - 1) {
                    guesses.add(new TableMark(at, crossing.place()));
                }
            }
        }
        return guesses;
    }

    private static Optional<Pixel> guess(Board.Marker marker, Quad seen, Point3 place) {
        List<Pixel> printed = marker.corners().stream().map(BoardFinder::flat).toList();
        return Homography.of(printed, seen.corners()).map(way -> way.apply(flat(place)));
    }

    private static Pixel flat(Point3 place) {
        return new Pixel(place.x(), place.y());
    }

    private static Pixel middle(List<Pixel> all) {
        return new Pixel(
                all.stream().mapToDouble(Pixel::x).average().orElseThrow(),
                all.stream().mapToDouble(Pixel::y).average().orElseThrow());
    }

    private static int window(Map<Integer, Quad> seen) {
        double side =
                seen.values().stream().mapToDouble(Quad::shortestSide).min().orElseThrow();
        return Math.max(SMALLEST_WINDOW, (int) (WINDOW * side));
    }

    private static List<TableMark> refine(Mat grey, List<TableMark> guesses, int window) {
        List<TableMark> marks = new ArrayList<>();
        try (Mat points = new Mat(guesses.size(), 1, CV_32FC2);
                Size around = new Size(window, window);
                Size nothing = new Size(-1, -1);
                TermCriteria enough = new TermCriteria(TermCriteria.COUNT + TermCriteria.EPS, 30, 0.01)) {
            try (FloatIndexer at = points.createIndexer()) {
                for (int i = 0; i < guesses.size(); i++) {
                    at.put(i, 0, 0, (float) guesses.get(i).at().x());
                    at.put(i, 0, 1, (float) guesses.get(i).at().y());
                }
            }
            cornerSubPix(grey, points, around, nothing, enough);
            try (FloatIndexer at = points.createIndexer()) {
                for (int i = 0; i < guesses.size(); i++) {
                    marks.add(new TableMark(
                            new Pixel(at.get(i, 0, 0) + MIDDLE, at.get(i, 0, 1) + MIDDLE),
                            guesses.get(i).place()));
                }
            }
        }
        return marks;
    }
}
