package org.lepetpal.detector.color;

import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2HSV_FULL;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;

/**
 * Finds things by their colour: the picture is made smaller, each class's colour is marked, pieces are joined to things,
 * and each thing is outlined in the full picture. All native memory is its own, is used again for each frame, and is
 * freed by {@link #close()}.
 */
final class ColorDetector implements Detector, AutoCloseable {
    /** A piece with this share of the least area may be part of a thing that something else cuts apart. */
    private static final double LEAST_PIECE = 0.125;

    private final String model;
    private final int width;
    private final Set<String> labels;
    private final Map<ColorClass, HueMask> kinds = new LinkedHashMap<>();
    private final Mat kernel;
    private final Mat small = new Mat();
    private final Mat hsv = new Mat();
    private final Mat mask = new Mat();
    private final Pieces pieces;
    private final Outline outline;
    private boolean closed;

    /**
     * Loads the native library, which takes up to a few seconds the first time.
     *
     * @param version of the detector, as detections tell it
     */
    ColorDetector(Settings settings, String version) {
        model = "color " + version;
        width = settings.width();
        labels = settings.classes().stream().map(ColorClass::label).collect(Collectors.toUnmodifiableSet());
        settings.classes().forEach(kind -> kinds.put(kind, new HueMask(kind)));
        try (Scalar ones = new Scalar(1.0)) {
            kernel = new Mat(3, 3, CV_8U, ones);
        }
        pieces = new Pieces(kernel);
        outline = new Outline(kernel);
    }

    @Override
    public Set<String> classes() {
        return labels;
    }

    /**
     * Looks for the same things by other colours from the next frame on.
     *
     * @throws IllegalArgumentException when they are other things: {@link #classes()} is constant
     */
    synchronized void use(List<ColorClass> classes) {
        if (!classes.stream().map(ColorClass::label).collect(Collectors.toSet()).equals(labels)) {
            throw new IllegalArgumentException("it looks for " + labels);
        }
        if (!closed) {
            kinds.values().forEach(HueMask::close);
            kinds.clear();
            classes.forEach(kind -> kinds.put(kind, new HueMask(kind)));
        }
    }

    /** @throws IllegalStateException once closed */
    @Override
    public synchronized List<Detection> detect(Frame frame) {
        if (closed) {
            throw new IllegalStateException("the colour detector is withdrawn");
        }
        try (BytePointer pixels = new BytePointer(frame.bgr());
                Mat picture = new Mat(frame.height(), frame.width(), CV_8UC3, pixels)) {
            return detect(picture);
        }
    }

    /** Frees the native memory; waits for a frame that is being looked at. Idempotent. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            kinds.values().forEach(HueMask::close);
            outline.close();
            pieces.close();
            mask.close();
            hsv.close();
            small.close();
            kernel.close();
        }
    }

    private List<Detection> detect(Mat picture) {
        int factor = Math.max(1, Math.ceilDiv(picture.cols(), width));
        Box whole = new Box(0, 0, Math.max(1, picture.cols() / factor), Math.max(1, picture.rows() / factor));
        shrink(picture, whole, factor);
        Joiner joiner = new Joiner(whole.width(), whole.height());
        List<Detection> found = new ArrayList<>();
        kinds.forEach((kind, hue) -> {
            hue.mark(hsv, mask);
            double leastPiece = LEAST_PIECE * kind.area() / (factor * factor);
            for (Patch patch : joiner.join(kind, pieces.find(mask, leastPiece))) {
                outline.trace(picture, kind, hue, pieces, patch, whole, factor).ifPresent(found::add);
            }
        });
        return found.stream().map(thing -> thing.by(model)).toList();
    }

    /**
     * Means of factor × factor pixels, or of as many rows as there are; what does not make up a whole square at the right and
     * bottom is left out.
     */
    private void shrink(Mat picture, Box whole, int factor) {
        Box covered = whole.times(factor).within(picture.cols(), picture.rows());
        try (Rect rect = new Rect(0, 0, covered.width(), covered.height());
                Mat part = new Mat(picture, rect);
                Size size = new Size(whole.width(), whole.height())) {
            resize(part, small, size, 0, 0, INTER_AREA);
            cvtColor(small, hsv, COLOR_BGR2HSV_FULL);
        }
    }
}
