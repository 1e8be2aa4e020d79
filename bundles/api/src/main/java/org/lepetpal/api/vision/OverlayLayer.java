package org.lepetpal.api.vision;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Draws one layer onto pictures for viewers. All registered layers are active at once, lowest {@code service.ranking}
 * first. Must draw in under 1 ms; an exception leaves the layer out of that picture.
 */
@ConsumerType
public interface OverlayLayer {
    /** Name that viewers ask for, for example {@code detections}; lower case. */
    String name();

    /** Whether it is left out while inference does not keep up with the arm; false for what nobody may miss. */
    default boolean givesWay() {
        return true;
    }

    /** Draws onto {@code canvas}. */
    void draw(Canvas canvas);

    /** A picture to draw on. Coordinates are pixels of the camera's picture, whatever size the viewer asked for. */
    interface Canvas {
        int width();

        int height();

        /** The camera's name. */
        String camera();

        void box(double left, double top, double width, double height, int rgb);

        void line(Pixel from, Pixel to, int rgb);

        /** Lines from each point to the next one. */
        default void path(List<Pixel> points, int rgb) {
            for (int i = 1; i < points.size(); i++) {
                line(points.get(i - 1), points.get(i), rgb);
            }
        }

        /** Text on a dark plate, its upper left corner at {@code at}; legible at 640×360. */
        void label(Pixel at, String text, int rgb);
    }
}
