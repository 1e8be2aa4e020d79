package org.lepetpal.video.stream;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Native memory that a picture is printed on: written once, read by all who send it, and printed on again when the last of
 * them has let go. One that somebody never lets go of is left to the garbage collector. Any thread.
 */
final class Sheet {
    private final Stock stock;
    private final ByteBuffer memory;
    private final AtomicInteger holders = new AtomicInteger();

    Sheet(Stock stock, int bytes) {
        this.stock = stock;
        this.memory = ByteBuffer.allocateDirect(bytes);
    }

    int size() {
        return memory.capacity();
    }

    /** All of it, to be written by its first holder, while there is no other. */
    ByteBuffer blank() {
        return memory.duplicate().clear();
    }

    /** A part of it, read-only, in a buffer of the caller's own. */
    ByteBuffer view(int from, int length) {
        return memory.asReadOnlyBuffer().clear().slice(from, length);
    }

    /** Counts one more holder; the first one takes it from its stock. */
    void hold() {
        holders.incrementAndGet();
    }

    /** Counts one holder less. */
    void letGo() {
        int left = holders.decrementAndGet();
        if (left < 0) {
            throw new IllegalStateException("a sheet was let go of once too often");
        }
        if (left == 0) {
            stock.giveBack(this);
        }
    }
}
