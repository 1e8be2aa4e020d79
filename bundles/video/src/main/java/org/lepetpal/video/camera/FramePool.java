package org.lepetpal.video.camera;

import java.lang.ref.ReferenceQueue;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.lepetpal.api.vision.Frame;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fixed number of native picture buffers of one size, lent as counted frames. A frame that its holder forgot to close
 * comes back when the garbage collector finds it, and the first of them is named in the log; until then the pool may run
 * dry, which is safer than taking ever more memory. Any thread.
 */
final class FramePool {
    private static final Logger LOG = LoggerFactory.getLogger(FramePool.class);
    private static final int BYTES_PER_PIXEL = 3;

    private final String name;
    private final int width;
    private final int height;
    private final int capacity;
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    /** Loans must be reachable themselves, or nobody would learn that their frame no longer is. */
    private final Set<Loan> out = new HashSet<>();

    private final ReferenceQueue<Frame> forgotten = new ReferenceQueue<>();
    private int made;
    private long leaks;

    /**
     * @param name for complaints, for example {@code camera front}
     * @param capacity frames that may be out at once, 1 or more
     */
    FramePool(String name, int width, int height, int capacity) {
        if (width < 1 || height < 1 || capacity < 1) {
            throw new IllegalArgumentException(name + ": " + capacity + " frames of " + width + "x" + height);
        }
        this.name = name;
        this.width = width;
        this.height = height;
        this.capacity = capacity;
    }

    /** A buffer to fill, position 0; empty while all of them are out. Give it back or {@link #lend} it. */
    synchronized Optional<ByteBuffer> take() {
        reclaim();
        ByteBuffer buffer = free.poll();
        if (buffer == null && made < capacity) {
            made++;
            buffer = ByteBuffer.allocateDirect(width * height * BYTES_PER_PIXEL);
        }
        return Optional.ofNullable(buffer).map(ByteBuffer::clear);
    }

    /** Returns a buffer that was taken and did not become a frame. */
    synchronized void giveBack(ByteBuffer buffer) {
        free.push(buffer);
    }

    /** Makes a frame, held once, of a buffer that was taken. */
    synchronized PooledFrame lend(ByteBuffer pixels, long sequence, long captureNanos, Instant capturedAt) {
        Loan loan = new Loan(this, pixels);
        PooledFrame frame = new PooledFrame(loan, width, height, sequence, captureNanos, capturedAt);
        loan.watch(frame, forgotten);
        out.add(loan);
        return frame;
    }

    synchronized void settle(Loan loan) {
        if (out.remove(loan)) {
            free.push(loan.pixels());
        }
    }

    private void reclaim() {
        for (var found = forgotten.poll(); found != null; found = forgotten.poll()) {
            for (Loan loan : Set.copyOf(out)) {
                if (loan.isWatchedBy(found)) {
                    settle(loan);
                    leaks++;
                    if (leaks == 1) {
                        LOG.error(
                                "{}: a frame was forgotten without close; whoever retains frames must close them",
                                name);
                    }
                }
            }
        }
    }

    /** Buffers that are out, as frames or to be filled. */
    synchronized int out() {
        return made - free.size();
    }

    /** Frames that nobody closed and that were taken back. */
    synchronized long leaks() {
        return leaks;
    }

    @Override
    public String toString() {
        return name;
    }
}
