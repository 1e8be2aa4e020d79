package org.lepetpal.camera;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.camera.source.Film;

/** A frame whose memory goes back to its pool with the last holder. */
final class PooledFrame implements Frame {
    private final Loan loan;
    private final int width;
    private final int height;
    private final long sequence;
    private final long captureNanos;
    private final Instant capturedAt;
    private final AtomicInteger holders = new AtomicInteger(1);

    PooledFrame(Loan loan, int width, int height, long sequence, long captureNanos, Instant capturedAt) {
        this.loan = loan;
        this.width = width;
        this.height = height;
        this.sequence = sequence;
        this.captureNanos = captureNanos;
        this.capturedAt = capturedAt;
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
        return film().bgr().asReadOnlyBuffer();
    }

    @Override
    public Optional<ByteBuffer> jpeg() {
        return film().jpeg();
    }

    @Override
    public boolean isReadable() {
        return film().develop();
    }

    private Film film() {
        if (holders.get() == 0) {
            throw closed("read after it was closed");
        }
        return loan.film();
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
            throw closed("retained after it was closed");
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
            throw closed("closed once too often");
        }
        if (before == 1) {
            loan.settle();
        }
    }

    private IllegalStateException closed(String deed) {
        return new IllegalStateException(loan + ": frame " + sequence + " was " + deed);
    }
}
