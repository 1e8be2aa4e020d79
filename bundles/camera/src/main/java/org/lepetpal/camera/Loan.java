package org.lepetpal.camera;

import java.lang.ref.PhantomReference;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.camera.source.Film;

/** The pool's side of a frame: its memory, and the way to notice that the frame was forgotten. */
final class Loan {
    private final FramePool pool;
    private final Film film;
    private Reference<Frame> watch;
    private long sequence;

    Loan(FramePool pool, Film film) {
        this.pool = pool;
        this.film = film;
    }

    void watch(Frame frame, ReferenceQueue<Frame> forgotten) {
        watch = new PhantomReference<>(frame, forgotten);
        sequence = frame.sequence();
    }

    /** Number of the frame that is watched. */
    long sequence() {
        return sequence;
    }

    boolean isWatchedBy(Reference<? extends Frame> reference) {
        return watch == reference;
    }

    Film film() {
        return film;
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
