package org.lepetpal.detector.color;

import static org.bytedeco.opencv.global.opencv_core.bitwise_and;
import static org.bytedeco.opencv.global.opencv_core.countNonZero;
import static org.bytedeco.opencv.global.opencv_core.mean;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2HSV_FULL;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_NEAREST;
import static org.bytedeco.opencv.global.opencv_imgproc.boundingRect;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.dilate;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.Optional;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.lepetpal.api.vision.Detection;

/**
 * Looks again, in the full picture, at a patch that was found in the smaller one: boxes get the accuracy of the camera's
 * own pixels. One caller at a time.
 */
final class Outline implements AutoCloseable {
    private static final double PERCENT_PER_LEVEL = 1 / 2.55;

    private final Mat kernel;
    private final Mat coarse = new Mat();
    private final Mat near = new Mat();
    private final Mat hsv = new Mat();
    private final Mat mask = new Mat();

    /** @param kernel of 3×3 ones; stays the caller's */
    Outline(Mat kernel) {
        this.kernel = kernel;
    }

    /**
     * @param picture the full one
     * @param pieces as they were last searched
     * @param patch in the smaller picture
     * @param small the smaller picture as a box
     * @param factor pixels of the full picture to one of the smaller
     * @return empty when too little of it is there
     */
    Optional<Detection> trace(
            Mat picture, ColorClass kind, HueMask hue, Pieces pieces, Patch patch, Box small, int factor) {
        Box search = patch.box().grown(1, small.width(), small.height());
        pieces.mark(patch, search, coarse);
        // One pixel more on each side: a pixel that is half covered may not have counted in the smaller picture.
        dilate(coarse, coarse, kernel);
        Box full = search.times(factor).within(picture.cols(), picture.rows());
        try (Rect rect = new Rect(full.left(), full.top(), full.width(), full.height());
                Size size = new Size(full.width(), full.height());
                Mat part = new Mat(picture, rect)) {
            resize(coarse, near, size, 0, 0, INTER_NEAREST);
            cvtColor(part, hsv, COLOR_BGR2HSV_FULL);
            hue.mark(hsv, mask);
            bitwise_and(mask, near, mask);
        }
        int covered = countNonZero(mask);
        if (covered < kind.area()) {
            return Optional.empty();
        }
        try (Rect found = boundingRect(mask);
                Scalar colour = mean(hsv, mask)) {
            Box box = new Box(full.left() + found.x(), full.top() + found.y(), found.width(), found.height());
            boolean cut = box.touchesEdge(factor - 1, picture.cols(), picture.rows());
            double confidence = kind.confidence(box, covered, cut, colour.get(1) * PERCENT_PER_LEVEL);
            Detection upright =
                    new Detection(kind.label(), confidence, box.left(), box.top(), box.width(), box.height());
            return Optional.of(
                    kind.isRound() && !cut
                            ? Disc.of(mask)
                                    .map(disc -> around(disc, full, upright))
                                    .orElse(upright)
                            : upright);
        }
    }

    private static Detection around(Disc disc, Box full, Detection upright) {
        return new Detection(
                upright.label(),
                upright.confidence(),
                full.left() + disc.x() - disc.radius(),
                full.top() + disc.y() - disc.radius(),
                2 * disc.radius(),
                2 * disc.radius());
    }

    @Override
    public void close() {
        coarse.close();
        near.close();
        hsv.close();
        mask.close();
    }
}
