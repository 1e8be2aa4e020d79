package org.lepetpal.video.overlay;

import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Point;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Pixel;

/**
 * Draws on a picture that was scaled already, so that lines and text stay crisp at any size. Callers give coordinates of
 * the camera's picture; what they draw lands where it belongs.
 */
public final class MatCanvas implements OverlayLayer.Canvas {
    private static final int FONT = opencv_imgproc.FONT_HERSHEY_SIMPLEX;
    /** Smallest text that can be read at 640×360. */
    private static final double SMALLEST_TEXT = 0.42;

    private static final double TEXT_FOR_HEIGHT = 1.0 / 1100;
    private static final int PLATE = 0x14181C;

    private final Mat picture;
    private final String camera;
    private final int width;
    private final int height;
    private final Placement placement;

    /**
     * @param picture what is drawn on
     * @param width of the camera's picture
     * @param height of the camera's picture
     * @param placement where the camera's picture lies in {@code picture}
     */
    public MatCanvas(Mat picture, String camera, int width, int height, Placement placement) {
        this.picture = picture;
        this.camera = camera;
        this.width = width;
        this.height = height;
        this.placement = placement;
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public String camera() {
        return camera;
    }

    @Override
    public void box(double left, double top, double boxWidth, double boxHeight, int rgb) {
        try (Point from = point(left, top);
                Point to = point(left + boxWidth, top + boxHeight);
                Scalar colour = colour(rgb)) {
            opencv_imgproc.rectangle(picture, from, to, colour, thickness(), opencv_imgproc.LINE_8, 0);
        }
    }

    @Override
    public void line(Pixel from, Pixel to, int rgb) {
        try (Point start = point(from.x(), from.y());
                Point end = point(to.x(), to.y());
                Scalar colour = colour(rgb)) {
            opencv_imgproc.line(picture, start, end, colour, thickness(), opencv_imgproc.LINE_AA, 0);
        }
    }

    @Override
    public void label(Pixel at, String text, int rgb) {
        double scale = Math.max(SMALLEST_TEXT, picture.rows() * TEXT_FOR_HEIGHT);
        try (IntPointer baseline = new IntPointer(1);
                Size size = opencv_imgproc.getTextSize(text, FONT, scale, 1, baseline);
                Scalar colour = colour(rgb)) {
            int pad = Math.max(3, (int) Math.round(scale * 9));
            int plateWidth = size.width() + 2 * pad;
            int plateHeight = size.height() + baseline.get() + pad;
            int left = clamp(placement.x(at.x()), picture.cols() - plateWidth);
            int top = clamp(placement.y(at.y()), picture.rows() - plateHeight);
            try (Rect plate = new Rect(left, top, plateWidth, plateHeight);
                    Scalar dark = colour(PLATE);
                    Point start = new Point(left + pad, top + size.height() + pad / 2 + 1)) {
                opencv_imgproc.rectangle(picture, plate, dark, opencv_imgproc.FILLED, opencv_imgproc.LINE_8, 0);
                opencv_imgproc.putText(picture, text, start, FONT, scale, colour, 1, opencv_imgproc.LINE_AA, false);
            }
        }
    }

    private int thickness() {
        return picture.rows() >= 700 ? 2 : 1;
    }

    private Point point(double x, double y) {
        return new Point((int) Math.round(placement.x(x)), (int) Math.round(placement.y(y)));
    }

    private static int clamp(double wished, int most) {
        return (int) Math.max(0, Math.min(Math.round(wished), Math.max(0, most)));
    }

    private static Scalar colour(int rgb) {
        return new Scalar(rgb & 0xFF, rgb >> 8 & 0xFF, rgb >> 16 & 0xFF, 0);
    }
}
