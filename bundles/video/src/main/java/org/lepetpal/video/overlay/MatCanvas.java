package org.lepetpal.video.overlay;

import java.util.List;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Pixel;

/**
 * Draws on a picture that was scaled already, so that lines and text stay crisp at any size. Callers give coordinates of
 * the camera's picture; what they draw lands where it belongs.
 */
public final class MatCanvas implements OverlayLayer.Canvas {
    /** How much of the picture shows through a plate. */
    private static final double SHINE = 0.28;

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
    private final Lettering lettering;
    private final int stroke;

    /**
     * @param picture what is drawn on
     * @param camera its name
     * @param placement where the camera's picture lies in {@code picture}
     * @param rates as measured
     */
    public MatCanvas(Mat picture, String camera, Placement placement, Rates rates) {
        this.picture = picture;
        this.camera = camera;
        this.placement = placement;
        this.rates = rates;
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

    /** The rim of all of it first: it would else cut every line where the next one begins. */
    @Override
    public void path(List<Pixel> points, int rgb) {
        strokes(points, OUTLINE, stroke + 2, opencv_imgproc.LINE_8);
        strokes(points, rgb, stroke, opencv_imgproc.LINE_AA);
    }

    private void strokes(List<Pixel> points, int rgb, int thickness, int kind) {
        try (Scalar colour = colour(rgb)) {
            for (int i = 1; i < points.size(); i++) {
                try (Point start =
                                point(points.get(i - 1).x(), points.get(i - 1).y());
                        Point end = point(points.get(i).x(), points.get(i).y())) {
                    opencv_imgproc.line(picture, start, end, colour, thickness, kind, 0);
                }
            }
        }
    }

    @Override
    public void label(Pixel at, String text, int rgb) {
        String shown = fit(text);
        label(placement.x(at.x()), placement.y(at.y()), shown, plateWidth(shown), rgb);
    }

    /** Like {@link #label}, with the upper right corner as far from the right edge as {@code at} is from the left. */
    void labelRight(Pixel at, String text, int rgb) {
        String shown = fit(text);
        int plateWidth = plateWidth(shown);
        label(placement.x(width() - at.x()) - plateWidth, placement.y(at.y()), shown, plateWidth, rgb);
    }

    private String fit(String text) {
        return lettering.fit(PrintableText.of(text), Math.max(1, picture.cols() - 2 * pad()));
    }

    private int plateWidth(String shown) {
        return Math.min(picture.cols(), lettering.width(shown) + 2 * pad());
    }

    private int pad() {
        return Math.max(2, lettering.height() / 2);
    }

    private void label(double wishedLeft, double wishedTop, String shown, int plateWidth, int rgb) {
        int pad = pad();
        int plateHeight = Math.min(picture.rows(), lettering.height() + 2 * pad);
        int left = clamp(wishedLeft, picture.cols() - plateWidth);
        int top = clamp(wishedTop, picture.rows() - plateHeight);
        try (Rect where = new Rect(left, top, plateWidth, plateHeight);
                Mat plate = new Mat(picture, where);
                Scalar colour = colour(rgb)) {
            plate.convertTo(plate, -1, SHINE, 0);
            lettering.write(picture, shown, left + pad, top + pad + lettering.height(), colour);
        }
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
