package org.lepetpal.calibration;

import java.util.Map;
import java.util.Optional;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.SideCamera;
import org.lepetpal.testkit.TestFrame;

/** A camera that shows what the test painted; the robot's own, or one beside it, as the test registers it. */
final class FakeCamera implements SideCamera {
    private final CameraDescription description;
    private TestFrame frame;
    private boolean dark;
    private Map<String, String> controls = Map.of();

    FakeCamera(String source, Painting painting) {
        this("front", source, painting);
    }

    FakeCamera(String name, String source, Painting painting) {
        description = new CameraDescription(name, source, painting.width(), painting.height(), 30, Optional.empty());
        frame = painting.frame();
    }

    void show(Painting painting) {
        frame = painting.frame();
    }

    /** It gives no picture from now on. */
    void goDark() {
        dark = true;
    }

    /** Holders of the frame; the test is one. */
    int holders() {
        return frame.holders();
    }

    @Override
    public CameraDescription description() {
        return description;
    }

    @Override
    public Optional<Frame> latest() {
        return dark ? Optional.empty() : Optional.of(frame.retain());
    }

    @Override
    public Map<String, String> controls() {
        return controls;
    }

    @Override
    public void adjust(Map<String, String> wished) {
        controls = Map.copyOf(wished);
    }

    @Override
    public Subscription onFrame(FrameListener listener) {
        return () -> {};
    }
}
