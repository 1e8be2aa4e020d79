package org.lepetpal.api.vision;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Draws one layer onto pictures for viewers. Several are active at once, the preferred one is drawn last. Must draw in under
 * 1 ms, on whichever thread makes the picture, on several of them at once where several pictures are made. What it throws
 * leaves it out of that picture; one that throws at picture after picture, or keeps pictures waiting, is left out of all.
 */
@ConsumerType
public interface OverlayLayer {
    /**
     * Name that viewers ask for, for example {@code detections}; constant, lower case, without commas and {@code @}. Of two
     * layers of one name the preferred one is drawn.
     */
    String name();

    /**
     * Whether it is left out while inference does not keep up with the arm; false for what nobody may
     * miss. Constant.
     */
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
