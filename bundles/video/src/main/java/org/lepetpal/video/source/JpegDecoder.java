package org.lepetpal.video.source;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;

/** Puts a camera's JPEG onto film, decoded by OpenCV's libjpeg-turbo, which takes half the time of FFmpeg's decoder. */
final class JpegDecoder {
    private static final int AS_IT_IS = opencv_imgcodecs.IMREAD_COLOR | opencv_imgcodecs.IMREAD_IGNORE_ORIENTATION;

    private JpegDecoder() {}

    /**
     * Decodes, and keeps the JPEG beside the pixels, with what viewers need to decode it.
     *
     * @param jpeg direct
     * @return whether it is a picture of the film's size, readable at least in part
     */
    static boolean decode(ByteBuffer jpeg, Film film) {
        JpegHeader header = JpegHeader.of(jpeg);
        if (header.width() != film.width() || header.height() != film.height()) {
            return false;
        }
        film.keepJpeg(header.hasHuffmanTables() ? jpeg : StandardHuffmanTables.insert(jpeg));
        try (BytePointer bytes = new BytePointer(jpeg);
                Mat coded = new Mat(1, jpeg.remaining(), opencv_core.CV_8UC1, bytes);
                BytePointer pixels = new BytePointer(film.bgr());
                Mat picture = new Mat(film.height(), film.width(), opencv_core.CV_8UC3, pixels)) {
            long memory = picture.data().address();
            opencv_imgcodecs.imdecode(coded, AS_IT_IS, picture).close();
            // broken beyond reading it is emptied; of another make it would have been put elsewhere
            return !picture.empty() && picture.data().address() == memory;
        }
    }
}
