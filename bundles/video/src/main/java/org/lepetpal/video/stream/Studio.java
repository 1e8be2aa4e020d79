package org.lepetpal.video.stream;

import java.time.Clock;
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
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.video.overlay.Layers;
import org.lepetpal.video.overlay.MatCanvas;
import org.lepetpal.video.overlay.Placement;

/** Makes a viewer's picture: scales, draws the layers, encodes. Every call has its own native memory and gives it back. */
final class Studio {
    /** Size of the "no signal" picture where the viewer wished none. */
    private static final int BLANK_WIDTH = 1280;

    private static final int BLANK_HEIGHT = 720;
    private static final int BLANK_RGB = 0xFFD166;

    private final Layers layers;
    private final Timebase timebase;
    private final Clock clock;

    Studio(Layers layers, Timebase timebase, Clock clock) {
        this.layers = layers;
        this.timebase = timebase;
        this.clock = clock;
    }

    /** @param camera the camera's name */
    Jpeg picture(String camera, Frame frame, Wish wish) {
        Placement placement = Placement.of(frame.width(), frame.height(), wish.width(), wish.height());
        try (BytePointer pixels = new BytePointer(frame.bgr());
                Mat original = new Mat(frame.height(), frame.width(), opencv_core.CV_8UC3, pixels);
                Mat picture = blank(placement.width(), placement.height())) {
            fit(original, picture, placement);
            layers.draw(new MatCanvas(picture, camera, frame.width(), frame.height(), placement), wish.layers());
            return new Jpeg(encode(picture, wish.quality()), frame.capturedAt(), frame.captureNanos());
        }
    }

    /** A picture that says why there is none. */
    Jpeg noSignal(String reason, Wish wish) {
        Placement placement = Placement.of(BLANK_WIDTH, BLANK_HEIGHT, wish.width(), wish.height());
        try (Mat picture = blank(placement.width(), placement.height())) {
            OverlayLayer.Canvas canvas = new MatCanvas(picture, "", BLANK_WIDTH, BLANK_HEIGHT, placement);
            canvas.label(new Pixel(BLANK_WIDTH * 0.06, BLANK_HEIGHT * 0.44), "no signal", BLANK_RGB);
            canvas.label(new Pixel(BLANK_WIDTH * 0.06, BLANK_HEIGHT * 0.52), reason, BLANK_RGB);
            return new Jpeg(encode(picture, wish.quality()), clock.instant(), timebase.nanoTime());
        }
    }

    private static Mat blank(int width, int height) {
        try (Scalar black = new Scalar(0, 0, 0, 0)) {
            return new Mat(height, width, opencv_core.CV_8UC3, black);
        }
    }

    private static void fit(Mat original, Mat picture, Placement placement) {
        try (Rect where = new Rect(placement.left(), placement.top(), placement.innerWidth(), placement.innerHeight());
                Mat inner = new Mat(picture, where)) {
            if (placement.scale() == 1) {
                original.copyTo(inner);
                return;
            }
            int method = placement.scale() < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR;
            try (Size size = new Size(placement.innerWidth(), placement.innerHeight())) {
                opencv_imgproc.resize(original, inner, size, 0, 0, method);
            }
        }
    }

    private static byte[] encode(Mat picture, int quality) {
        try (IntPointer parameters = new IntPointer(opencv_imgcodecs.IMWRITE_JPEG_QUALITY, quality);
                BytePointer encoded = new BytePointer()) {
            if (!opencv_imgcodecs.imencode(".jpg", picture, encoded, parameters)) {
                throw new IllegalStateException("the picture could not be encoded");
            }
            byte[] bytes = new byte[(int) encoded.limit()];
            encoded.get(bytes);
            return bytes;
        }
    }
}
