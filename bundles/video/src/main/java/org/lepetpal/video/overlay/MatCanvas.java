package org.lepetpal.video.overlay;

import java.nio.IntBuffer;
import java.util.List;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.MatVector;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Pixel;

/**
 * Draws on a picture that was scaled already, so that lines and text stay crisp at any size. Callers give coordinates of
 * the camera's picture; what they draw lands where it belongs.
 */
public final class MatCanvas implements OverlayLayer.Canvas {
    private static final int OUTLINE = 0x101418;
    /** Text is this part of the picture's height, but no smaller than can be read at 640×360. */
    private static final double TEXT = 1.0 / 1150;

    private static final double LEGIBLE = 0.42;
    private static final int LEGIBLE_HEIGHT = 360;
    private static final int ROWS_PER_STROKE = 400;
    /** A line of one pixel is lost within its rim. */
    private static final int THINNEST = 2;

    /** A layer may point anywhere, for example behind the camera; OpenCV counts in fractions of a pixel that must fit. */
    private static final long FARTHEST = 1_000_000;

    private final Mat picture;
    private final String camera;
    private final Placement placement;
    private final Rates rates;
    private final Stamps stamps;
    private final Lettering lettering;
    private final int stroke;

    /**
     * @param picture what is drawn on
     * @param camera its name
     * @param placement where the camera's picture lies in {@code picture}
     * @param rates as measured
     * @param stamps of the pictures before
     */
    public MatCanvas(Mat picture, String camera, Placement placement, Rates rates, Stamps stamps) {
        this.picture = picture;
        this.camera = camera;
        this.placement = placement;
        this.rates = rates;
        this.stamps = stamps;
        this.lettering = new Lettering(textScale(placement.innerHeight()));
        this.stroke = Math.max(THINNEST, Math.round((float) placement.innerHeight() / ROWS_PER_STROKE));
    }

    private static double textScale(int rows) {
        return Math.max(LEGIBLE * Math.min(1, (double) rows / LEGIBLE_HEIGHT), rows * TEXT);
    }

    @Override
    public int width() {
        return placement.cameraWidth();
    }

    @Override
    public int height() {
        return placement.cameraHeight();
    }

    @Override
    public String camera() {
        return camera;
    }

    Rates rates() {
        return rates;
    }

    @Override
    public void box(double left, double top, double boxWidth, double boxHeight, int rgb) {
        try (Point from = point(left, top);
                Point to = point(left + boxWidth, top + boxHeight);
                Scalar dark = colour(OUTLINE);
                Scalar colour = colour(rgb)) {
            opencv_imgproc.rectangle(picture, from, to, dark, stroke + 2, opencv_imgproc.LINE_8, 0);
            opencv_imgproc.rectangle(picture, from, to, colour, stroke, opencv_imgproc.LINE_8, 0);
        }
    }

    @Override
    public void line(Pixel from, Pixel to, int rgb) {
        path(List.of(from, to), rgb);
    }

    /** The rim of all of it first: it would else cut every line where the next one begins. A call for each line takes four times as long. */
    @Override
    public void path(List<Pixel> points, int rgb) {
        if (points.size() < 2) {
            return;
        }
        try (Mat corners = new Mat(points.size(), 1, opencv_core.CV_32SC2);
                MatVector lines = new MatVector(corners);
                Scalar dark = colour(OUTLINE);
                Scalar colour = colour(rgb)) {
            IntBuffer coordinates = corners.createBuffer();
            for (Pixel at : points) {
                coordinates.put(within(placement.x(at.x()))).put(within(placement.y(at.y())));
            }
            opencv_imgproc.polylines(picture, lines, false, dark, stroke + 2, opencv_imgproc.LINE_8, 0);
            opencv_imgproc.polylines(picture, lines, false, colour, stroke, smoothing(coordinates.flip()), 0);
        }
    }

    /** Lines that are all level or upright have no steps to be smoothed, which would take half as long again. */
    private static int smoothing(IntBuffer corners) {
        int x = corners.get();
        int y = corners.get();
        while (corners.hasRemaining()) {
            int nextX = corners.get();
            int nextY = corners.get();
            if (nextX != x && nextY != y) {
                return opencv_imgproc.LINE_AA;
            }
            x = nextX;
            y = nextY;
        }
        return opencv_imgproc.LINE_8;
    }

    @Override
    public void label(Pixel at, String text, int rgb) {
        stamp(stamps.of(line(text, rgb)), placement.x(at.x()), placement.y(at.y()));
    }

    /** Like {@link #label}, with the upper right corner as far from the right edge as {@code at} is from the left. */
    void labelRight(Pixel at, String text, int rgb) {
        Stamp stamp = stamps.of(line(text, rgb));
        stamp(stamp, placement.x(width() - at.x()) - stamp.width(), placement.y(at.y()));
    }

    private Stamps.Line line(String text, int rgb) {
        return new Stamps.Line(text, lettering, rgb, picture.cols());
    }

    private void stamp(Stamp stamp, double left, double top) {
        stamp.onto(picture, clamp(left, picture.cols() - stamp.width()), clamp(top, picture.rows() - stamp.height()));
    }

    private Point point(double x, double y) {
        return new Point(within(placement.x(x)), within(placement.y(y)));
    }

    private static int within(double coordinate) {
        return (int) Math.clamp(Math.round(coordinate), -FARTHEST, FARTHEST);
    }

    private static int clamp(double wished, int most) {
        return (int) Math.clamp(Math.round(wished), 0L, Math.max(0L, most));
    }

    static Scalar colour(int rgb) {
        return new Scalar(rgb & 0xFF, rgb >> 8 & 0xFF, rgb >> 16 & 0xFF, 0);
    }
}
