package org.lepetpal.video.camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Lens;

/** Pictures of the simulated room. */
record LensSource(Lens lens) implements PictureSource {
    @Override
    public CameraDescription description() {
        return lens.description();
    }

    @Override
    public void read(ByteBuffer bgr) throws IOException {
        lens.capture(bgr);
    }

    @Override
    public boolean playsOn() {
        return false;
    }

    @Override
    public void close() {
        // the lens is its owner's
    }
}
