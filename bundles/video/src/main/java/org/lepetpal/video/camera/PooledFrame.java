package org.lepetpal.video.camera;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.lepetpal.api.vision.Frame;

/** A frame whose memory goes back to its pool with the last holder. */
final class PooledFrame implements Frame {
    private final FramePool pool;
    private final ByteBuffer pixels;
    private final long sequence;
    private final long captureNanos;
    private final Instant capturedAt;
    private final AtomicInteger holders = new AtomicInteger(1);

    PooledFrame(FramePool pool, ByteBuffer pixels, long sequence, long captureNanos, Instant capturedAt) {
        this.pool = pool;
        this.pixels = pixels;
        this.sequence = sequence;
        this.captureNanos = captureNanos;
        this.capturedAt = capturedAt;
    }

    @Override
    public int width() {
        return pool.width();
    }

    @Override
    public int height() {
        return pool.height();
    }

    @Override
    public ByteBuffer bgr() {
        if (holders.get() == 0) {
            throw new IllegalStateException("frame " + sequence + " is closed");
        }
        return pixels.asReadOnlyBuffer().clear();
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
        return capturedAt;
    }

    @Override
    public Frame retain() {
        if (!retainIfOpen()) {
            throw new IllegalStateException("frame " + sequence + " is closed");
        }
        return this;
    }

    /** Retains, unless the last holder just closed it. */
    boolean retainIfOpen() {
        return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    @Override
    public void close() {
        int before = holders.getAndUpdate(count -> count == 0 ? 0 : count - 1);
        if (before == 0) {
            throw new IllegalStateException("frame " + sequence + " is closed once too often");
        }
        if (before == 1) {
            pool.giveBack(pixels);
        }
    }
}
