package org.lepetpal.calibration.watch;

import static org.bytedeco.opencv.global.opencv_core.CV_8UC3;
import static org.bytedeco.opencv.global.opencv_imgproc.COLOR_BGR2GRAY;
import static org.bytedeco.opencv.global.opencv_imgproc.INTER_AREA;
import static org.bytedeco.opencv.global.opencv_imgproc.cvtColor;
import static org.bytedeco.opencv.global.opencv_imgproc.resize;

import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.lepetpal.api.vision.Frame;

/** Pictures in grey. */
public final class Grey {
    private Grey() {}

    /** A frame in grey and in this size; the caller closes it. */
    public static Mat of(Frame frame, int width, int height) {
        Mat grey = new Mat();
        try (BytePointer pixels = new BytePointer(frame.bgr());
                Mat picture = new Mat(frame.height(), frame.width(), CV_8UC3, pixels);
                Size size = new Size(width, height)) {
            cvtColor(picture, grey, COLOR_BGR2GRAY);
            if (frame.width() != width || frame.height() != height) {
                resize(grey, grey, size, 0, 0, INTER_AREA);
            }
        }
        return grey;
    }
}
