package org.lepetpal.video.overlay;

import java.util.OptionalInt;

/**
 * Where a camera's picture lies in a viewer's: scaled as a whole, in the middle, with bars where the shapes differ.
 *
 * @param width of the viewer's picture in pixels
 * @param height of the viewer's picture in pixels
 * @param left edge of the camera's picture in it
 * @param top edge of the camera's picture in it
 * @param innerWidth width that the camera's picture takes
 * @param innerHeight height that the camera's picture takes
 * @param scale viewer's pixels for one of the camera's
 */
public record Placement(int width, int height, int left, int top, int innerWidth, int innerHeight, double scale) {
    /** One wished side keeps the shape; two letterbox; none leaves the camera's size. */
    public static Placement of(int cameraWidth, int cameraHeight, OptionalInt wishedWidth, OptionalInt wishedHeight) {
        if (wishedWidth.isEmpty() && wishedHeight.isEmpty()) {
            return new Placement(cameraWidth, cameraHeight, 0, 0, cameraWidth, cameraHeight, 1);
        }
        if (wishedHeight.isEmpty()) {
            int width = wishedWidth.getAsInt();
            double scale = (double) width / cameraWidth;
            int height = atLeastOne(cameraHeight * scale);
            return new Placement(width, height, 0, 0, width, height, scale);
        }
        if (wishedWidth.isEmpty()) {
            int height = wishedHeight.getAsInt();
            double scale = (double) height / cameraHeight;
            int width = atLeastOne(cameraWidth * scale);
            return new Placement(width, height, 0, 0, width, height, scale);
        }
        int width = wishedWidth.getAsInt();
        int height = wishedHeight.getAsInt();
        double scale = Math.min((double) width / cameraWidth, (double) height / cameraHeight);
        int innerWidth = Math.min(width, atLeastOne(cameraWidth * scale));
        int innerHeight = Math.min(height, atLeastOne(cameraHeight * scale));
        return new Placement(
                width, height, (width - innerWidth) / 2, (height - innerHeight) / 2, innerWidth, innerHeight, scale);
    }

    double x(double cameraX) {
        return left + cameraX * scale;
    }

    double y(double cameraY) {
        return top + cameraY * scale;
    }

    private static int atLeastOne(double pixels) {
        return (int) Math.max(1, Math.round(pixels));
    }
}
