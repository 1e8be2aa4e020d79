package org.lepetpal.camera.source;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Decodes cameras' JPEGs by OpenCV's libjpeg-turbo, which takes half the time of FFmpeg's decoder. */
final class JpegDecoder {
    private static final int AS_IT_IS = opencv_imgcodecs.IMREAD_COLOR | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;

    private JpegDecoder() {}

    /**
     * Puts a JPEG onto film, with what viewers need to decode it; its pixels are decoded when somebody asks for them.
     *
     * @param jpeg direct
     * @return whether its head is that of a picture of the film's size
     */
    static boolean expose(ByteBuffer jpeg, Film film) {
        JpegHeader header = JpegHeader.of(jpeg);
        if (header.width() != film.width() || header.height() != film.height()) {
            return false;
        }
        if (header.hasHuffmanTables()) {
            film.keepJpeg(jpeg);
        } else {
            film.keepJpeg(StandardHuffmanTables.insertedInto(jpeg));
        }
        return true;
    }

    /**
     * @param jpeg direct, a picture of width × height by its head
     * @param bgr direct, width × height × 3 bytes
     * @return whether it is readable at least in part; what is in {@code bgr} otherwise is undefined
     */
    static boolean decode(ByteBuffer jpeg, int width, int height, ByteBuffer bgr) {
        try (BytePointer bytes = new BytePointer(jpeg);
                Mat coded = new Mat(1, jpeg.remaining(), opencv_core.CV_8UC1, bytes);
                BytePointer pixels = new BytePointer(bgr);
                Mat picture = new Mat(height, width, opencv_core.CV_8UC3, pixels)) {
            long memory = picture.data().address();
            try (Mat decoded = opencv_imgcodecs.imdecode(coded, AS_IT_IS, picture)) {
                // one of another make would have been put elsewhere
                return !decoded.empty() && decoded.data().address() == memory;
            }
        }
    }
}
