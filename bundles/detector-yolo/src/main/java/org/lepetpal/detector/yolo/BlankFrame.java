package org.lepetpal.detector.yolo;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.lepetpal.api.vision.Frame;

/** A small black picture to warm up with. Nothing is counted: the garbage collector frees it. */
final class BlankFrame implements Frame {
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;

    private final ByteBuffer bgr = ByteBuffer.allocateDirect(WIDTH * HEIGHT * 3).asReadOnlyBuffer();

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public int height() {
        return HEIGHT;
    }

    @Override
    public ByteBuffer bgr() {
        return bgr;
    }

    @Override
    public long sequence() {
        return 0;
    }

    @Override
    public long captureNanos() {
        return 0;
    }

    @Override
    public Instant capturedAt() {
        return Instant.EPOCH;
    }

    @Override
    public Frame retain() {
        return this;
    }

    @Override
    public void close() {
        // Nothing to give back.
    }
}
