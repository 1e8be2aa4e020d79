package org.lepetpal.testkit;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.lepetpal.api.vision.Frame;

/** A black or painted frame that counts its holders and refuses to serve once it has none. */
public final class TestFrame implements Frame {
    private final int width;
    private final int height;
    private final long sequence;
    private final long captureNanos;
    private final ByteBuffer pixels;
    private final AtomicInteger holders = new AtomicInteger(1);
    private volatile boolean spoilt;
    private volatile Optional<byte[]> jpeg = Optional.empty();

    /** A black one. */
    public TestFrame(int width, int height, long sequence, long captureNanos) {
        this(width, height, sequence, captureNanos, new byte[width * height * 3]);
    }

    /** @param bgr width × height × 3 bytes, rows from the top */
    public TestFrame(int width, int height, long sequence, long captureNanos, byte[] bgr) {
        if (bgr.length != width * height * 3) {
            throw new IllegalArgumentException(bgr.length + " bytes for " + width + " x " + height);
        }
        this.width = width;
        this.height = height;
        this.sequence = sequence;
        this.captureNanos = captureNanos;
        this.pixels = ByteBuffer.allocateDirect(bgr.length).put(bgr).flip();
    }

    /** How many hold it now. */
    public int holders() {
        return holders.get();
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    @Override
    public ByteBuffer bgr() {
        if (holders.get() < 1) {
            throw new IllegalStateException("the frame is closed");
        }
        return pixels.asReadOnlyBuffer();
    }

    /** From now on it is one that could not be decoded. Returns this. */
    public TestFrame spoil() {
        spoilt = true;
        return this;
    }

    /** From now on it is one that its camera sent in this form. Returns this. */
    public TestFrame sentAs(byte[] encoded) {
        jpeg = Optional.of(encoded.clone());
        return this;
    }

    @Override
    public Optional<ByteBuffer> jpeg() {
        return jpeg.map(bytes ->
                ByteBuffer.allocateDirect(bytes.length).put(bytes).flip().asReadOnlyBuffer());
    }

    @Override
    public boolean isReadable() {
        return !spoilt;
    }

    @Override
    public long sequence() {
        return sequence;
    }

    @Override
    public long captureNanos() {
        return captureNanos;
    }

    @Override
    public Instant capturedAt() {
        return Instant.EPOCH.plusNanos(captureNanos);
    }

    @Override
    public Frame retain() {
        if (holders.getAndIncrement() < 1) {
            throw new IllegalStateException("the frame is closed");
        }
        return this;
    }

    @Override
    public void close() {
        if (holders.decrementAndGet() < 0) {
            throw new IllegalStateException("the frame is closed more often than it was held");
        }
    }
}
