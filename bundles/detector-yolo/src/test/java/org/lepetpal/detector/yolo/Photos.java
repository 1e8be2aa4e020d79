package org.lepetpal.detector.yolo;

import static org.bytedeco.opencv.global.opencv_imgcodecs.IMREAD_COLOR;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imread;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.lepetpal.testkit.SharedData;

/** Photographs of the shared test data. */
final class Photos {
    private Photos() {}

    static Picture read(String name) {
        Path file = SharedData.path(name);
        try (Mat read = imread(file.toString(), IMREAD_COLOR)) {
            int bytes = read.cols() * read.rows() * 3;
            ByteBuffer bgr = ByteBuffer.allocateDirect(bytes);
            try (BytePointer pixels = read.data().capacity(bytes)) {
                bgr.put(pixels.asByteBuffer()).flip();
            }
            return new Picture(read.cols(), read.rows(), bgr);
        }
    }
}
