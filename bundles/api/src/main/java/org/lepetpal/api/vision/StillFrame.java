package org.lepetpal.api.vision;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * A picture by itself, of nobody's pool: black to warm up with, or from elsewhere than a camera. Nobody counts its
 * holders: it serves for as long as somebody has it, and then the garbage collector frees it. Any thread.
 *
 * @param width pixels; 1 or more
 * @param height pixels; 1 or more
 * @param bgr width × height × 3 bytes in native memory, from its position on; not to be written any more
 * @param sequence see {@link Frame#sequence}; 0 where it has no predecessor
 * @param captureNanos see {@link Frame#captureNanos}; 0 where nobody knows
 * @param capturedAt by the wall clock; {@link Instant#EPOCH} where nobody knows
 */
public record StillFrame(int width, int height, ByteBuffer bgr, long sequence, long captureNanos, Instant capturedAt)
        implements Frame {
    public StillFrame {
        if (width < 1 || height < 1 || bgr.remaining() != 3L * width * height) {
            throw new IllegalArgumentException(bgr.remaining() + " bytes for " + width + " x " + height + " pixels");
        }
        if (!bgr.isDirect()) {
            throw new IllegalArgumentException("the picture is not in native memory");
        }
        bgr = bgr.slice().asReadOnlyBuffer();
    }

    /** A black one, from no time. */
    public static StillFrame black(int width, int height) {
        return new StillFrame(width, height, ByteBuffer.allocateDirect(width * height * 3), 0, 0, Instant.EPOCH);
    }

    @Override
    public ByteBuffer bgr() {
        return bgr.duplicate();
    }

    /** Counts nothing. */
    @Override
    public Frame retain() {
        return this;
    }

    /** Gives nothing back. */
    @Override
    public void close() {
        // The garbage collector frees it.
    }
}
