package org.lepetpal.camera.source;

import java.io.IOException;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;

/**
 * How many pictures a second a camera sends that does not say so: counted over a second, once those are gone that had piled up
 * on the way, which come as fast as they are read.
 */
final class RateProbe {
    /** Who waits as long for a picture waits for the camera: no camera is that fast, and nothing piled up takes that long. */
    private static final long WAIT_NANOS = 5_000_000;

    private static final long SPAN_NANOS = 1_000_000_000L;
    /** More never pile up: system and server keep some megabytes. */
    private static final int MOST_PILED = 1_000;
    /** Nobody reads as many pictures in no time at all. */
    private static final int ENOUGH_IN_NO_TIME = 3;

    private final LongSupplier nanos;

    /** @param nanos the robot's time */
    RateProbe(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /**
     * Reads pictures for some time over a second; three, where time does not pass by itself.
     *
     * @return pictures a second, more than 0 and at most {@link FfmpegLimits#MAX_RATE}; empty where time stands still
     */
    OptionalDouble measure(Pictures pictures) throws IOException {
        if (timeStandsStill(pictures)) {
            return OptionalDouble.empty();
        }
        long begun = awaitFresh(pictures);
        long passed = 0;
        int count = 0;
        while (passed < SPAN_NANOS && count < FfmpegLimits.MAX_RATE) {
            pictures.next();
            count++;
            passed = nanos.getAsLong() - begun;
        }
        return OptionalDouble.of(Math.min(FfmpegLimits.MAX_RATE, count * 1e9 / Math.max(1, passed)));
    }

    /** It would never be said that a second is over. */
    private boolean timeStandsStill(Pictures pictures) throws IOException {
        long begun = nanos.getAsLong();
        for (int read = 0; read < ENOUGH_IN_NO_TIME; read++) {
            pictures.next();
            if (nanos.getAsLong() != begun) {
                return false;
            }
        }
        return true;
    }

    /** @return when a picture came that had to be waited for */
    private long awaitFresh(Pictures pictures) throws IOException {
        long before = nanos.getAsLong();
        long now = before;
        for (int piled = 0; piled < MOST_PILED && now - before < WAIT_NANOS; piled++) {
            before = now;
            pictures.next();
            now = nanos.getAsLong();
        }
        return now;
    }

    /** Where pictures are read from. */
    @FunctionalInterface
    interface Pictures {
        /** Reads one, and waits for it. */
        void next() throws IOException;
    }
}
