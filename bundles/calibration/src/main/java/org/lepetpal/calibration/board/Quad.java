package org.lepetpal.calibration.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.lepetpal.api.vision.Pixel;

/**
 * Four corners in a picture, clockwise as people see it.
 *
 * @param corners the middles of pixels are whole numbers
 */
record Quad(List<Pixel> corners) {
    Quad {
        List<Pixel> clockwise = new ArrayList<>(corners);
        if (Pixel.area(corners) < 0) {
            Collections.reverse(clockwise);
        }
        corners = List.copyOf(clockwise);
    }

    /** The same, beginning {@code turns} corners later. */
    Quad turned(int turns) {
        List<Pixel> moved = new ArrayList<>(corners);
        Collections.rotate(moved, -turns);
        return new Quad(moved);
    }

    double area() {
        return Pixel.area(corners);
    }

    double shortestSide() {
        double shortest = Double.MAX_VALUE;
        for (int i = 0; i < corners.size(); i++) {
            Pixel a = corners.get(i);
            Pixel b = corners.get((i + 1) % corners.size());
            shortest = Math.min(shortest, a.distance(b));
        }
        return shortest;
    }
}
