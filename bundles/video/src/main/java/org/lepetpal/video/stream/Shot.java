package org.lepetpal.video.stream;

import java.util.Objects;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;

/**
 * A frame, held, with what its camera is.
 *
 * @param camera what took it
 * @param frame closed with this
 */
record Shot(CameraDescription camera, Frame frame) implements AutoCloseable {
    Shot {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(frame, "frame");
    }

    @Override
    public void close() {
        frame.close();
    }
}
