package org.lepetpal.video.overlay;

import java.util.OptionalInt;

/**
 * Where a camera's picture lies in a viewer's: scaled as a whole, in the middle, with bars where the shapes differ.
 *
 * @param cameraWidth of the camera's picture in pixels
 * @param cameraHeight of the camera's picture in pixels
 * @param width of the viewer's picture in pixels
 * @param height of the viewer's picture in pixels
 * @param left edge of the camera's picture in it
 * @param top edge of the camera's picture in it
 * @param innerWidth width that the camera's picture takes
 * @param innerHeight height that the camera's picture takes
 */
public record Placement(
        int cameraWidth, int cameraHeight, int width, int height, int left, int top, int innerWidth, int innerHeight) {
    /** Widest picture that a viewer gets. */
    public static final int MAX_WIDTH = 3840;
    /** Highest picture that a viewer gets. */
    public static final int MAX_HEIGHT = 2160;

    public Placement {
        if (cameraWidth < 1 || cameraHeight < 1 || innerWidth < 1 || innerHeight < 1) {
            throw new IllegalArgumentException(
                    "picture of " + cameraWidth + "x" + cameraHeight + " in " + innerWidth + "x" + innerHeight);
        }
        if (left < 0 || top < 0 || left + innerWidth > width || top + innerHeight > height) {
            throw new IllegalArgumentException("picture of " + innerWidth + "x" + innerHeight + " at " + left + ", "
                    + top + " is not within " + width + "x" + height);
        }
    }

    /**
     * One wished side keeps the shape, as far as the other side stays within its limit; two letterbox; none leaves the
     * camera's size.
     */
    public static Placement of(int cameraWidth, int cameraHeight, OptionalInt wishedWidth, OptionalInt wishedHeight) {
        if (wishedWidth.isEmpty() && wishedHeight.isEmpty()) {
            return new Placement(cameraWidth, cameraHeight, cameraWidth, cameraHeight, 0, 0, cameraWidth, cameraHeight);
        }
        double scale = Math.min(
                (double) wishedWidth.orElse(MAX_WIDTH) / cameraWidth,
                (double) wishedHeight.orElse(MAX_HEIGHT) / cameraHeight);
        int innerWidth = (int) Math.max(1, Math.round(cameraWidth * scale));
        int innerHeight = (int) Math.max(1, Math.round(cameraHeight * scale));
        boolean both = wishedWidth.isPresent() && wishedHeight.isPresent();
        int width = both ? wishedWidth.getAsInt() : innerWidth;
        int height = both ? wishedHeight.getAsInt() : innerHeight;
        return new Placement(
                cameraWidth,
                cameraHeight,
                width,
                height,
                (width - innerWidth) / 2,
                (height - innerHeight) / 2,
                innerWidth,
                innerHeight);
    }

    /** Whether the camera's picture is taken as it is. */
    public boolean isIdentity() {
        return width == cameraWidth && height == cameraHeight && innerWidth == width && innerHeight == height;
    }

    /** Whether parts of the viewer's picture stay empty. */
    public boolean hasBars() {
        return innerWidth < width || innerHeight < height;
    }

    /** Whether the camera's picture becomes smaller. */
    public boolean shrinks() {
        return innerWidth < cameraWidth;
    }

    double x(double cameraX) {
        return left + cameraX * innerWidth / cameraWidth;
    }

    double y(double cameraY) {
        return top + cameraY * innerHeight / cameraHeight;
    }
}
