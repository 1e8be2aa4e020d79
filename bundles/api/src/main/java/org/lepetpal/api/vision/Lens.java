package org.lepetpal.api.vision;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that takes a picture when asked: what stands where the glass of a camera would be. The simulated room has
 * one, and the video path above it is the same as for a real camera. One caller at a time.
 */
@ConsumerType
public interface Lens {
    /** What it gives; constant while registered. */
    CameraDescription description();

    /**
     * Takes a picture now.
     *
     * @param bgr direct buffer of width × height × 3 bytes, written from position 0
     * @throws IOException when there is no picture
     */
    void capture(ByteBuffer bgr) throws IOException;
}
