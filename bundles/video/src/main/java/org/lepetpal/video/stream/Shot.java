package org.lepetpal.video.stream;

import java.util.Objects;
import org.lepetpal.api.vision.Frame;

/**
 * A frame, held, with the name of its camera.
 *
 * @param camera name of the camera
 * @param frame closed with this
 */
record Shot(String camera, Frame frame) implements AutoCloseable {
    Shot {
        Objects.requireNonNull(camera, "camera");
        Objects.requireNonNull(frame, "frame");
    }

    @Override
    public void close() {
        frame.close();
    }
}
