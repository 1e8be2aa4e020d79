package org.lepetpal.calibration.layer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.lepetpal.api.vision.OverlayLayer.Canvas;
import org.lepetpal.api.vision.Pixel;

/**
 * A closed line on a picture.
 *
 * @param corners in the picture's pixels; two at least
 */
record Contour(List<Pixel> corners) {
    void draw(Canvas canvas, int rgb) {
        List<Pixel> around = new ArrayList<>(corners);
        around.add(corners.getFirst());
        canvas.path(around, rgb);
    }

    /** Between the two highest corners: other layers have the picture's corners. */
    Pixel middleOfTop() {
        List<Pixel> sorted =
                corners.stream().sorted(Comparator.comparingDouble(Pixel::y)).toList();
        Pixel first = sorted.get(0);
        Pixel second = sorted.get(1);
        return new Pixel((first.x() + second.x()) / 2, (first.y() + second.y()) / 2);
    }
}
