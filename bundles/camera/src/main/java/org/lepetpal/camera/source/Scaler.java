package org.lepetpal.camera.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/** Turns decoded pictures of one size into BGR. One caller at a time. */
final class Scaler implements AutoCloseable {
    /** FFmpeg's fast ways write whole groups of so many pixels. */
    private static final int GROUP = 16;

    private static final int ALIGNMENT = 64;

    private final String source;
    private final int width;
    private final int height;
    private final PointerPointer<BytePointer> planes = new PointerPointer<>(4);
    private final IntPointer strides = new IntPointer(4);
    /** Used where rows without padding would not hold whole groups. */
    private final ByteBuffer padded;

    private final int paddedRow;
    private SwsContext context;

    /** @param source what the pictures are of, for people */
    Scaler(String source, int width, int height) {
        this.source = source;
        this.width = width;
        this.height = height;
        this.paddedRow = width % GROUP == 0 ? width * 3 : (width * 3 / ALIGNMENT + 2) * ALIGNMENT;
        this.padded = ByteBuffer.allocateDirect(width % GROUP == 0 ? 0 : paddedRow * height + ALIGNMENT);
    }

    /** @throws IOException when the picture is not of this scaler's size */
    void scale(AVFrame frame, Film film) throws IOException {
        if (frame.width() != width || frame.height() != height) {
            throw new IOException(source + " changes the size of its pictures");
        }
        context = swscale.sws_getCachedContext(
                context,
                width,
                height,
                frame.format(),
                width,
                height,
                avutil.AV_PIX_FMT_BGR24,
                swscale.SWS_BILINEAR,
                null,
                null,
                (DoublePointer) null);
        if (context == null) {
            throw new IOException(source + " has pixels of an unknown kind");
        }
        boolean direct = padded.capacity() == 0;
        try (BytePointer target = new BytePointer(direct ? film.bgr() : padded)) {
            planes.put(0, target);
            strides.put(0, paddedRow);
            swscale.sws_scale(context, frame.data(), frame.linesize(), 0, height, planes, strides);
        }
        if (!direct) {
            ByteBuffer bgr = film.bgr();
            for (int y = 0; y < height; y++) {
                bgr.put(y * width * 3, padded, y * paddedRow, width * 3);
            }
        }
    }

    @Override
    public void close() {
        planes.close();
        strides.close();
        if (context != null) {
            swscale.sws_freeContext(context);
        }
    }
}
