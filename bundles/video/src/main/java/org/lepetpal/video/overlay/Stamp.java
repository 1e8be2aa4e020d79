package org.lepetpal.video.overlay;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;

/**
 * A line of text on its dark plate, written once for many pictures: writing takes several times as long as stamping. Holds native
 * memory until it is closed.
 */
final class Stamp implements AutoCloseable {
    /** How much of the picture shows through a plate. */
    private static final double SHINE = 0.28;

    private static final double OPAQUE = 255;
    private static final int BLACK = 0x000000;

    /** What of the picture shows through at each pixel, in 255ths. */
    private final Mat shine;
    /** What the letters add. */
    private final Mat ink;

    /** @param text as long as it shall be */
    Stamp(String text, Lettering lettering, int rgb) {
        int pad = pad(lettering);
        int rows = lettering.height() + 2 * pad;
        int columns = lettering.width(text) + 2 * pad;
        try (Scalar plate = Scalar.all(OPAQUE * SHINE);
                Scalar nothing = Scalar.all(0);
                Scalar colour = MatCanvas.colour(rgb);
                Scalar black = MatCanvas.colour(BLACK)) {
            shine = new Mat(rows, columns, opencv_core.CV_8UC3, plate);
            ink = new Mat(rows, columns, opencv_core.CV_8UC3, nothing);
            lettering.write(shine, text, pad, pad + lettering.height(), black);
            lettering.write(ink, text, pad, pad + lettering.height(), colour);
        }
    }

    /** Room around letters, in pixels. */
    static int pad(Lettering lettering) {
        return Math.max(2, lettering.height() / 2);
    }

    int width() {
        return ink.cols();
    }

    int height() {
        return ink.rows();
    }

    /** What it holds. */
    long bytes() {
        return 2 * ink.total() * ink.elemSize();
    }

    /** Puts it on a picture, with its upper left corner within that; what does not fit is cut off. */
    void onto(Mat picture, int left, int top) {
        int columns = Math.min(width(), picture.cols() - left);
        int rows = Math.min(height(), picture.rows() - top);
        try (Rect where = new Rect(left, top, columns, rows);
                Rect what = new Rect(0, 0, columns, rows);
                Mat plate = new Mat(picture, where);
                Mat shown = new Mat(shine, what);
                Mat added = new Mat(ink, what)) {
            opencv_core.multiply(plate, shown, plate, 1 / OPAQUE, -1);
            opencv_core.add(plate, added, plate);
        }
    }

    @Override
    public void close() {
        shine.close();
        ink.close();
    }
}
