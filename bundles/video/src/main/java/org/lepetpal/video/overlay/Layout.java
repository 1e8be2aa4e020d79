package org.lepetpal.video.overlay;

import org.lepetpal.api.vision.OverlayLayer.Canvas;
import org.lepetpal.api.vision.Pixel;

/** Where the layers of this bundle put their lines: in rows from the corners, as parts of the picture's height. */
final class Layout {
    private static final double MARGIN = 0.018;
    private static final double ROW = 0.058;

    private Layout() {}

    /** Left end of a row, counted from the top. */
    static Pixel top(Canvas canvas, int row) {
        double margin = canvas.height() * MARGIN;
        return new Pixel(margin, margin + canvas.height() * ROW * row);
    }

    /** Left end of a row, counted from the bottom. */
    static Pixel bottom(Canvas canvas, int row) {
        double margin = canvas.height() * MARGIN;
        return new Pixel(margin, canvas.height() - margin - canvas.height() * ROW * (row + 1));
    }
}
