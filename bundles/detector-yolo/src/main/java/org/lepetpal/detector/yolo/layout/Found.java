package org.lepetpal.detector.yolo.layout;

import java.util.List;

/**
 * One thing found.
 *
 * @param kind number of its class
 * @param score 0…1
 * @param left pixels, of the model's input until they are placed in the picture
 * @param top pixels
 * @param right pixels
 * @param bottom pixels
 * @param keypoints of a pose; empty for models of boxes alone
 */
public record Found(
        int kind, double score, double left, double top, double right, double bottom, List<Keypoint> keypoints) {
    /** The same under another class. */
    public Found as(int other) {
        return new Found(other, score, left, top, right, bottom, keypoints);
    }

    /** Share of both boxes' area that both cover, 0…1. */
    public double overlap(Found other) {
        double width = Math.min(right, other.right) - Math.max(left, other.left);
        double height = Math.min(bottom, other.bottom) - Math.max(top, other.top);
        if (!(width > 0 && height > 0)) {
            return 0;
        }
        double both = width * height;
        return both / (area() + other.area() - both);
    }

    private double area() {
        return (right - left) * (bottom - top);
    }
}
