package org.lepetpal.detector.yolo;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imread;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;

/**
 * A picture to look at.
 *
 * @param width 1 or more
 * @param height 1 or more
 * @param bgr width × height × 3 bytes in native memory, rows from the top
 */
record Picture(int width, int height, ByteBuffer bgr) {
    private static final int LARGEST = 4096;

    /** Out of a file; empty where that is missing, no picture, or one of more than 4096 pixels a side. */
    static Optional<Picture> read(Path file) {
        try (Mat read = imread(file.toString(), IMREAD_COLOR)) {
            if (read.empty() || read.cols() > LARGEST || read.rows() > LARGEST) {
                return Optional.empty();
            }
            int bytes = read.cols() * read.rows() * 3;
            ByteBuffer bgr = ByteBuffer.allocateDirect(bytes);
            try (BytePointer pixels = read.data().capacity(bytes)) {
                bgr.put(pixels.asByteBuffer()).flip();
            }
            return Optional.of(new Picture(read.cols(), read.rows(), bgr));
        }
    }
}
