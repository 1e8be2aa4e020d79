package org.lepetpal.camera.source;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/**
 * Memory for one picture: its pixels and, where the camera sent a JPEG, that, whose pixels are decoded when somebody first asks
 * for them: viewers who get it as it is need none. One thread writes, before any other reads; to develop it is anybody's.
 */
public final class Film {
    private static final int BYTES_PER_PIXEL = 3;
    /** Vector instructions may write a little past the last pixel. */
    private static final int SLACK = 64;
    /** Sensor noise changes every row, so that one out of so many tells whether a picture is the same as before. */
    private static final int ROWS_PER_SAMPLE = 8;
    /** Growing in steps, so that pictures of slightly different lengths do not each ask for memory. */
    private static final int GROWTH = 64 * 1024;

    private final int width;
    private final int height;
    private final ByteBuffer bgr;
    private ByteBuffer jpeg = ByteBuffer.allocateDirect(0);
    private boolean hasJpeg;
    /** Whether the JPEG's pixels have still to be decoded. */
    private boolean latent;

    private boolean spoilt;
    private OptionalLong stamp = OptionalLong.empty();

    /**
     * @param width pixels, 1 or more
     * @param height pixels, 1 or more
     */
    public Film(int width, int height) {
        this.width = width;
        this.height = height;
        int bytes = width * height * BYTES_PER_PIXEL;
        this.bgr = ByteBuffer.allocateDirect(bytes + SLACK).slice(0, bytes);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Width × height × 3 bytes in native memory, position 0; black where the picture cannot be decoded. */
    public ByteBuffer bgr() {
        develop();
        return bgr.duplicate();
    }

    /**
     * Decodes the picture unless that has been done.
     *
     * @return whether it could be, at least in part
     */
    public synchronized boolean develop() {
        if (latent) {
            latent = false;
            spoilt = true;
            spoilt = !JpegDecoder.decode(jpeg.duplicate(), width, height, bgr.duplicate());
            if (spoilt) {
                MemorySegment.ofBuffer(bgr).fill((byte) 0);
            }
        }
        return !spoilt;
    }

    /** Forgets what was on it; the pixels stay undefined. */
    public synchronized void wipe() {
        hasJpeg = false;
        latent = false;
        spoilt = false;
        stamp = OptionalLong.empty();
    }

    /**
     * Takes a copy of the picture as the camera sent it, to be developed.
     *
     * @param pieces that follow each other
     */
    synchronized void keepJpeg(ByteBuffer... pieces) {
        int bytes = Arrays.stream(pieces).mapToInt(ByteBuffer::remaining).sum();
        if (jpeg.capacity() < bytes) {
            jpeg = ByteBuffer.allocateDirect((bytes / GROWTH + 1) * GROWTH);
        }
        jpeg.clear();
        for (ByteBuffer piece : pieces) {
            jpeg.put(piece.duplicate());
        }
        jpeg.flip();
        hasJpeg = true;
        latent = true;
    }

    /** The picture as the camera sent it, read-only, position 0. */
    public Optional<ByteBuffer> jpeg() {
        return hasJpeg ? Optional.of(jpeg.asReadOnlyBuffer()) : Optional.empty();
    }

    /** Notes the source's own time of the picture, in its own unit. */
    public void stamp(long time) {
        stamp = OptionalLong.of(time);
    }

    /** The source's own time of the picture; only whether it changes means something. */
    public OptionalLong stamp() {
        return stamp;
    }

    /** A number that is the same for the same picture. */
    public long fingerprint() {
        CRC32C sum = new CRC32C();
        if (hasJpeg) {
            sum.update(jpeg.duplicate());
            return sum.getValue();
        }
        int row = width * BYTES_PER_PIXEL;
        for (int y = 0; y < height; y += ROWS_PER_SAMPLE) {
            sum.update(bgr.slice(y * row, row));
        }
        return sum.getValue();
    }
}
