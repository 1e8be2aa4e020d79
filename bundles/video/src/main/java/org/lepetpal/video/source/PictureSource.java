package org.lepetpal.video.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.lepetpal.api.vision.CameraDescription;

/** An open camera, file or lens that pictures are read from, one caller at a time. */
interface PictureSource extends AutoCloseable {
    /** What it gives; constant. */
    CameraDescription description();

    /**
     * Reads the newest picture that is due.
     *
     * @param bgr direct buffer of width × height × 3 bytes, written from position 0
     * @param nowNanos the time, on the scale of the robot's timebase
     * @return whether there was one; the buffer's content is undefined when not
     * @throws IOException when there will be none any more
     */
    boolean read(ByteBuffer bgr, long nowNanos) throws IOException;

    /** Whether {@link #read} waits for a device to take the picture, instead of taking it at once. */
    boolean waits();

    /** Asks a read that waits on another thread to give up with an exception. Any thread. */
    void cancel();

    /** Never during a read. */
    @Override
    void close();
}
