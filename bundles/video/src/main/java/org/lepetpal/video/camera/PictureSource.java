package org.lepetpal.video.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.lepetpal.api.vision.CameraDescription;

/** An open camera, file or lens that pictures are read from, one caller at a time. */
interface PictureSource extends AutoCloseable {
    CameraDescription description();

    /**
     * Reads the next picture; a device may block until it has one.
     *
     * @param bgr direct buffer of width × height × 3 bytes
     * @throws IOException when there is none any more
     */
    void read(ByteBuffer bgr) throws IOException;

    /** How many reads to skip to catch up after missed beats: a file plays on, a device does not. */
    boolean playsOn();

    @Override
    void close();
}
