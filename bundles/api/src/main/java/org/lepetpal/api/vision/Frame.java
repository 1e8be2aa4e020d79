package org.lepetpal.api.vision;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * One picture: BGR, 8 bits a channel, rows from the top without padding. Frames come from a pool and are counted: who
 * gets one must {@link #close} it once; who hands it on must {@link #retain} it first. Pixels must not be written.
 */
@ConsumerType
public interface Frame extends AutoCloseable {
    int width();

    int height();

    /**
     * A read-only view of width × height × 3 bytes in native memory, position 0. Valid until the last close. Where the camera
     * sent a JPEG the first call decodes it, which takes some milliseconds.
     */
    ByteBuffer bgr();

    /**
     * Whether the picture could be decoded, at least in part; decodes it like {@link #bgr}, which is black where it could not
     * be.
     */
    default boolean isReadable() {
        return true;
    }

    /**
     * The same picture as the camera itself sent it, where that was a JPEG of this size: a read-only view of native
     * memory, position 0. Valid until the last close.
     */
    default Optional<ByteBuffer> jpeg() {
        return Optional.empty();
    }

    /** Rises by at least one with every frame of a camera. */
    long sequence();

    /** When it was taken, on the scale of the robot's timebase. */
    long captureNanos();

    /** When it was taken, by the wall clock. */
    Instant capturedAt();

    /** Counts one more holder and returns this frame. */
    Frame retain();

    /** Counts one holder less; at none the memory goes back to the pool. */
    @Override
    void close();
}
