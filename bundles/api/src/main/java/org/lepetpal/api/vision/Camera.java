package org.lepetpal.api.vision;

import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** A camera that delivers. Registered only while it does. Everyone gets the newest frame; nobody queues. */
@ConsumerType
public interface Camera {
    /** What it is; constant while registered. */
    CameraDescription description();

    /** The newest frame, retained for the caller, who closes it; empty before the first. Any thread; never blocks. */
    Optional<Frame> latest();

    /**
     * Tells {@code listener} of each new frame on the camera's own thread.
     *
     * @return stops it; no call begins after it returned
     */
    Subscription onFrame(FrameListener listener);

    /**
     * How it is set, as far as it says: {@code exposure}, {@code white_balance} and {@code focus}, each {@code auto} or a whole
     * number in the camera's own unit. Empty where it has nothing to set. May block for some milliseconds.
     */
    default Map<String, String> controls() {
        return Map.of();
    }

    /** Sets it so, as {@link #controls} says it; what it has not or refuses stays as it is. May block for some milliseconds. */
    default void adjust(Map<String, String> wished) {
        // there is nothing to set
    }

    /** Told of a new frame. Returns within 1 ms: it takes note and works elsewhere. */
    @FunctionalInterface
    interface FrameListener {
        /** @param sequence {@link Frame#sequence()} of what {@link Camera#latest()} now gives */
        void frameArrived(long sequence);
    }

    /** A listener's registration. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
