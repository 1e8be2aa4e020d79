package org.lepetpal.safety;

import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Pixel;

/**
 * Whoever is in a detection's box, as an ellipse that touches its four edges: a box's corners show what is beside him.
 *
 * @param box in pixels
 */
record Figure(Detection box) {
    /** Points to each side of the middle. */
    private static final int STEPS = 4;

    /** Points all over it, those on the box's edges among them. */
    List<Pixel> points() {
        Pixel middle = box.centre();
        List<Pixel> points = new ArrayList<>();
        for (int down = -STEPS; down <= STEPS; down++) {
            for (int right = -STEPS; right <= STEPS; right++) {
                if (down * down + right * right <= STEPS * STEPS) {
                    points.add(new Pixel(
                            middle.x() + box.width() / 2 * right / STEPS,
                            middle.y() + box.height() / 2 * down / STEPS));
                }
            }
        }
        return points;
    }

    /** Whether he hides what is there. */
    boolean covers(Pixel at) {
        double right = (at.x() - box.centre().x()) / (box.width() / 2);
        double down = (at.y() - box.centre().y()) / (box.height() / 2);
        return right * right + down * down <= 1;
    }
}
