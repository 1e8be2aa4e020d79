package org.lepetpal.video.camera;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.nio.ByteBuffer;
import org.lepetpal.api.vision.Frame;

/** The pool's side of a frame: its memory, and the way to notice that the frame was forgotten. */
final class Loan {
    private final FramePool pool;
    private final ByteBuffer pixels;
    private Reference<Frame> watch;

    Loan(FramePool pool, ByteBuffer pixels) {
        this.pool = pool;
        this.pixels = pixels;
    }

    void watch(Frame frame, ReferenceQueue<Frame> forgotten) {
        watch = new PhantomReference<>(frame, forgotten);
    }

    boolean isWatchedBy(Reference<? extends Frame> reference) {
        return watch == reference;
    }

    ByteBuffer pixels() {
        return pixels;
    }

    /** Gives the memory back. */
    void settle() {
        watch.clear();
        pool.settle(this);
    }

    @Override
    public String toString() {
        return pool.toString();
    }
}
