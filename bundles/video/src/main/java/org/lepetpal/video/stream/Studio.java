package org.lepetpal.video.stream;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.bytedeco.opencv.opencv_core.Size;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.video.overlay.Drawing;
import org.lepetpal.video.overlay.Layers;
import org.lepetpal.video.overlay.MatCanvas;
import org.lepetpal.video.overlay.NoSignal;
import org.lepetpal.video.overlay.Placement;
import org.lepetpal.video.overlay.Rates;
import org.lepetpal.video.overlay.Stamps;

/**
 * Makes viewers' pictures: scales, draws the layers, encodes, or passes on what the camera encoded itself. Keeps the memory of one picture, and what was written on it, from one to the next; one
 * caller at a time.
 */
final class Studio implements AutoCloseable {
    /** Size of the "no signal" picture where the viewer wished none. */
    private static final int BLANK_WIDTH = 1280;

    private static final int BLANK_HEIGHT = 720;

    private final Layers layers;
    private final Timebase timebase;
    private final Clock clock;
    private final Mat canvas = new Mat();
    private final Stamps stamps = new Stamps();
    private final Stock stock = new Stock();

    Studio(Layers layers, Timebase timebase, Clock clock) {
        this.layers = layers;
        this.timebase = timebase;
        this.clock = clock;
    }

    /** @param shot stays the caller's */
    synchronized Part picture(Shot shot, Wish wish, Rates rates) {
        Frame frame = shot.frame();
        Placement placement = Placement.of(frame.width(), frame.height(), wish.width(), wish.height());
        try (Drawing drawing = layers.drawing(wish.layers())) {
            boolean asItIs = placement.isIdentity() && drawing.isEmpty();
            Optional<ByteBuffer> sent = frame.jpeg();
            if (asItIs && sent.isPresent() && wish.quality().isEmpty()) {
                return Part.of(stock, sent.get(), frame.capturedAt(), frame.captureNanos());
            }
            try (BytePointer pixels = new BytePointer(frame.bgr());
                    Mat original = new Mat(frame.height(), frame.width(), opencv_core.CV_8UC3, pixels)) {
                if (asItIs) {
                    return encode(original, wish, frame.capturedAt(), frame.captureNanos());
                }
                fit(original, placement);
                drawing.onto(new MatCanvas(canvas, shot.camera().name(), placement, rates, stamps));
                return encode(canvas, wish, frame.capturedAt(), frame.captureNanos());
            }
        }
    }

    /** A picture that says why there is none. */
    synchronized Part noSignal(String reason, Wish wish) {
        Placement placement = Placement.of(BLANK_WIDTH, BLANK_HEIGHT, wish.width(), wish.height());
        canvas.create(placement.height(), placement.width(), opencv_core.CV_8UC3);
        Instant now = clock.instant();
        new NoSignal(canvas).paint(reason, now.truncatedTo(ChronoUnit.SECONDS).toString());
        return encode(canvas, wish, now, timebase.nanoTime());
    }

    /** The same picture, shown once more. */
    Part again(Part shown) {
        return Part.of(stock, shown.jpeg(), clock.instant(), timebase.nanoTime());
    }

    private void fit(Mat original, Placement placement) {
        canvas.create(placement.height(), placement.width(), opencv_core.CV_8UC3);
        if (placement.hasBars()) {
            try (Scalar black = new Scalar(0, 0, 0, 0)) {
                canvas.put(black);
            }
        }
        try (Rect where = new Rect(placement.left(), placement.top(), placement.innerWidth(), placement.innerHeight());
                Mat inner = new Mat(canvas, where);
                Size size = new Size(placement.innerWidth(), placement.innerHeight())) {
            opencv_imgproc.resize(
                    original,
                    inner,
                    size,
                    0,
                    0,
                    placement.shrinks() ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR);
        }
    }

    /** JavaCPP counts what a pointer held before it was given other memory as held for ever: each picture has one of its own. */
    private Part encode(Mat picture, Wish wish, Instant capturedAt, long nanos) {
        try (IntPointer parameters = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, wish.encodingQuality());
                BytePointer encoded = new BytePointer()) {
            if (!opencv_imgcodecs.imencode(".jpg", picture, encoded, parameters)) {
                throw new IllegalStateException("the picture could not be encoded");
            }
            return Part.of(stock, encoded.asByteBuffer(), capturedAt, nanos);
        }
    }

    @Override
    public synchronized void close() {
        canvas.close();
        stamps.close();
    }
}
