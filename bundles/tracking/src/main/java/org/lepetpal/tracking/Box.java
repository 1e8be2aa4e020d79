package org.lepetpal.tracking;

import org.lepetpal.api.vision.Detection;

/**
 * An upright rectangle in a picture.
 *
 * @param left pixels
 * @param top pixels
 * @param width more than 0
 * @param height more than 0
 */
record Box(double left, double top, double width, double height) {
    static Box of(Detection seen) {
        return new Box(seen.left(), seen.top(), seen.width(), seen.height());
    }

    double middleX() {
        return left + width / 2;
    }

    double middleY() {
        return top + height / 2;
    }

    /** Width by height. */
    double ratio() {
        return width / height;
    }

    /** Share of both boxes' area that both cover, 0…1. */
    double overlap(Box other) {
        double across = Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
        double down = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
        if (!(across > 0 && down > 0)) {
            return 0;
        }
        double both = across * down;
        return both / (width * height + other.width * other.height - both);
    }
}
