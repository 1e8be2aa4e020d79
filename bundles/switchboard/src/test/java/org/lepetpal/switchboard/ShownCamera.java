package org.lepetpal.switchboard;

import java.util.Optional;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;

/** A camera of a size, of which no picture is asked. */
record ShownCamera(int width, int height) implements Camera {
    @Override
    public CameraDescription description() {
        return new CameraDescription("front", "test", width, height, 30, Optional.empty());
    }

    @Override
    public Optional<Frame> latest() {
        throw new IllegalStateException("nobody looks");
    }

    @Override
    public Subscription onFrame(FrameListener listener) {
        throw new IllegalStateException("nobody listens");
    }
}
