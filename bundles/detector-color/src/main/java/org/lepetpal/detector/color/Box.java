package org.lepetpal.detector.color;

/**
 * An upright rectangle of whole pixels.
 *
 * @param left first column
 * @param top first row
 * @param width columns, 1 or more
 * @param height rows, 1 or more
 */
record Box(int left, int top, int width, int height) {
    double area() {
        return (double) width * height;
    }

    /** Longest side by the shortest; 1 or more. */
    double aspect() {
        return (double) longest() / Math.min(width, height);
    }

    int longest() {
        return Math.max(width, height);
    }

    int right() {
        return left + width;
    }

    int bottom() {
        return top + height;
    }

    /** The smallest box that holds both. */
    Box with(Box other) {
        int x = Math.min(left, other.left);
        int y = Math.min(top, other.top);
        return new Box(x, y, Math.max(right(), other.right()) - x, Math.max(bottom(), other.bottom()) - y);
    }

    /** Free columns or rows between both, whichever are more; 0 where they touch or overlap. */
    int gap(Box other) {
        int across = Math.max(left, other.left) - Math.min(right(), other.right());
        int down = Math.max(top, other.top) - Math.min(bottom(), other.bottom());
        return Math.max(0, Math.max(across, down));
    }

    /** Grown on all sides, but not out of a picture. */
    Box grown(int pixels, int pictureWidth, int pictureHeight) {
        return new Box(left - pixels, top - pixels, width + 2 * pixels, height + 2 * pixels)
                .within(pictureWidth, pictureHeight);
    }

    /** The part of it that lies in a picture; some does. */
    Box within(int pictureWidth, int pictureHeight) {
        int x = Math.max(0, left);
        int y = Math.max(0, top);
        return new Box(x, y, Math.min(pictureWidth, right()) - x, Math.min(pictureHeight, bottom()) - y);
    }

    Box times(int factor) {
        return new Box(left * factor, top * factor, width * factor, height * factor);
    }

    boolean touchesEdge(int margin, int pictureWidth, int pictureHeight) {
        return left <= margin
                || top <= margin
                || right() >= pictureWidth - margin
                || bottom() >= pictureHeight - margin;
    }
}
