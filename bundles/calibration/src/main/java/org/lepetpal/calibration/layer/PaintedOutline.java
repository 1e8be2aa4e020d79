package org.lepetpal.calibration.layer;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.lepetpal.api.safety.PaintedRegion;
import org.lepetpal.api.vision.OverlayLayer.Canvas;
import org.lepetpal.api.vision.Pixel;

/** Draws the region that the operator painted, on the pictures of the camera in which the arm keeps to it. */
record PaintedOutline(PaintedRegion region) {
    void draw(Canvas canvas, int rgb) {
        if (region.camera().equals(Optional.of(canvas.camera()))) {
            List<Contour> contours = region.borders().stream()
                    .map(border -> new Contour(
                            border.stream().map(corner -> on(canvas, corner)).toList()))
                    .toList();
            contours.forEach(contour -> contour.draw(canvas, rgb));
            canvas.label(place(canvas, contours), text(canvas), rgb);
        }
    }

    private Pixel on(Canvas canvas, Pixel corner) {
        return new Pixel(corner.x() * canvas.width() / region.width(), corner.y() * canvas.height() / region.height());
    }

    /** At the largest; where there are specks alone, none of which is drawn, at the picture's top. */
    private static Pixel place(Canvas canvas, List<Contour> contours) {
        return contours.stream()
                .max(Comparator.comparingDouble(contour -> Pixel.area(contour.corners())))
                .map(Contour::middleOfTop)
                .orElse(new Pixel(canvas.width() / 2.0, 0));
    }

    private String text(Canvas canvas) {
        boolean fits = region.width() == canvas.width() && region.height() == canvas.height();
        return fits ? "roi" : "roi: painted for " + region.width() + "x" + region.height();
    }
}
