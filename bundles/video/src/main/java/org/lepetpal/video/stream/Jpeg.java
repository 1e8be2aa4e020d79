package org.lepetpal.video.stream;

import java.time.Instant;
import java.util.Objects;

/**
 * An encoded picture, shared by all who watch it.
 *
 * @param bytes the file; nobody writes to it
 * @param capturedAt when the picture was taken
 * @param nanos when it was taken, on the scale of the robot's timebase
 */
record Jpeg(byte[] bytes, Instant capturedAt, long nanos) {
    Jpeg {
        Objects.requireNonNull(bytes, "bytes");
        Objects.requireNonNull(capturedAt, "capturedAt");
    }
}
