package org.lepetpal.video.camera;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * A fixed number of native picture buffers of one size. A frame that nobody closes is missing here for good: then the
 * pool runs dry and says so, instead of taking ever more memory. Any thread.
 */
public final class FramePool {
    private final String name;
    private final int width;
    private final int height;
    private final int capacity;
    private final Deque<ByteBuffer> free = new ArrayDeque<>();
    private int made;

    /**
     * @param name for complaints, for example {@code camera front}
     * @param capacity frames that may be out at once, 1 or more
     */
    public FramePool(String name, int width, int height, int capacity) {
        if (width < 1 || height < 1 || capacity < 1) {
            throw new IllegalArgumentException(name + ": " + capacity + " frames of " + width + "x" + height);
        }
        this.name = name;
        this.width = width;
        this.height = height;
        this.capacity = capacity;
    }

    /** A buffer to fill, or empty when all frames are out. */
    synchronized Optional<ByteBuffer> take() {
        ByteBuffer buffer = free.poll();
        if (buffer == null && made < capacity) {
            made++;
            buffer = ByteBuffer.allocateDirect(width * height * 3);
        }
        return Optional.ofNullable(buffer).map(ByteBuffer::clear);
    }

    synchronized void giveBack(ByteBuffer buffer) {
        free.push(buffer);
    }

    /** Frames that are out. */
    public synchronized int out() {
        return made - free.size();
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    @Override
    public String toString() {
        return name + ": " + out() + " of " + capacity + " frames are out";
    }
}
