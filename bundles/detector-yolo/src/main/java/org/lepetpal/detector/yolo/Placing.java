package org.lepetpal.detector.yolo;

import org.lepetpal.detector.yolo.layout.Found;
import org.lepetpal.detector.yolo.layout.Keypoint;
import org.lepetpal.detector.yolo.layout.Preparation.Fit;

/**
 * Where a picture lies in a model's input: place in the input = place in the picture × scale + first column or row.
 *
 * @param width of the picture in pixels
 * @param height of the picture in pixels
 * @param left first column of the input that it covers
 * @param top first row of the input that it covers
 * @param across columns of the input that it covers
 * @param down rows of the input that it covers
 * @param scaleX columns of the input for one of the picture
 * @param scaleY rows of the input for one of the picture
 */
record Placing(int width, int height, int left, int top, int across, int down, double scaleX, double scaleY) {
    /** Sizes of the picture, and of the input that it goes into. */
    static Placing of(int width, int height, int inputWidth, int inputHeight, Fit fit) {
        if (fit == Fit.STRETCHED) {
            return new Placing(
                    width,
                    height,
                    0,
                    0,
                    inputWidth,
                    inputHeight,
                    (double) inputWidth / width,
                    (double) inputHeight / height);
        }
        double scale = Math.min((double) inputWidth / width, (double) inputHeight / height);
        // Halves go to the even number, as where the models were trained.
        int across = (int) Math.clamp(Math.rint(width * scale), 1, inputWidth);
        int down = (int) Math.clamp(Math.rint(height * scale), 1, inputHeight);
        int left = fit == Fit.CENTRED ? (inputWidth - across) / 2 : 0;
        int top = fit == Fit.CENTRED ? (inputHeight - down) / 2 : 0;
        return new Placing(width, height, left, top, across, down, scale, scale);
    }

    /** From the input's pixels to the picture's; what sticks out is cut off. */
    Found toPicture(Found found) {
        return new Found(
                found.kind(),
                found.score(),
                Math.clamp(x(found.left()), 0, width),
                Math.clamp(y(found.top()), 0, height),
                Math.clamp(x(found.right()), 0, width),
                Math.clamp(y(found.bottom()), 0, height),
                found.keypoints().stream()
                        .map(point -> new Keypoint(x(point.x()), y(point.y()), point.score()))
                        .toList());
    }

    private double x(double input) {
        return (input - left) / scaleX;
    }

    private double y(double input) {
        return (input - top) / scaleY;
    }
}
