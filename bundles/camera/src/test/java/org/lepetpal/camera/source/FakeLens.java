package org.lepetpal.camera.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Lens;

/** A lens whose pictures begin with their number. */
public final class FakeLens implements Lens {
    private Optional<String> fault = Optional.empty();
    private int taken;

    public void breaks(String how) {
        fault = Optional.of(how);
    }

    public void isMended() {
        fault = Optional.empty();
    }

    public int taken() {
        return taken;
    }

    @Override
    public CameraDescription description() {
        return new CameraDescription("front", "simulated room", 8, 4, 30, Optional.empty());
    }

    @Override
    public void capture(ByteBuffer bgr) throws IOException {
        if (fault.isPresent()) {
            throw new IOException(fault.get());
        }
        taken++;
        bgr.put(0, (byte) taken);
    }
}
