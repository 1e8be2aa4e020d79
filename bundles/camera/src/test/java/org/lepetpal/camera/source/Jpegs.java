package org.lepetpal.camera.source;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;

/** JPEGs of one shade each. */
final class Jpegs {
    private static final int QUANTISATION_TABLES = 0xDB;

    private Jpegs() {}

    static byte[] of(int width, int height, int shade) {
        return of(width, height, shade, opencv_imgcodecs.IMWRITE_JPEG_QUALITY, 80);
    }

    /** @param options of OpenCV's encoder, pairwise */
    static byte[] of(int width, int height, int shade, int... options) {
        try (Scalar colour = new Scalar(shade, shade, shade, 0);
                Mat picture = new Mat(height, width, opencv_core.CV_8UC3, colour);
                BytePointer coded = new BytePointer();
                IntPointer parameters = new IntPointer(options)) {
            opencv_imgcodecs.imencode(".jpg", picture, coded, parameters);
            byte[] bytes = new byte[(int) coded.limit()];
            coded.get(bytes);
            return bytes;
        }
    }

    /** Leaves its head readable, but no decoder can make a picture of it. */
    static void spoil(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != QUANTISATION_TABLES) {
            at += 2 + ((jpeg[at + 2] & 0xFF) << 8 | jpeg[at + 3] & 0xFF);
        }
        // a table of a kind that there is not
        jpeg[at + 4] = (byte) 0xFF;
    }

    static ByteBuffer direct(byte[] bytes) {
        return ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
    }
}
