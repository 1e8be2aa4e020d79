package org.lepetpal.api.vision;

import java.util.Objects;
import org.lepetpal.api.arm.Point3;

/**
 * A place that was marked in a picture and measured in the world.
 *
 * @param at where it appears, in pixels
 * @param place where it is, in metres in the frame of the arm's base
 */
public record TableMark(Pixel at, Point3 place) {
    public TableMark {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(place, "place");
    }
}
