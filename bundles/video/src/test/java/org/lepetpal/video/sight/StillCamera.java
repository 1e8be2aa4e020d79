package org.lepetpal.video.sight;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Camera;
import org.lepetpal.api.vision.CameraDescription;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.testkit.TestFrame;

/** Takes a picture when it is told to. */
final class StillCamera implements Camera {
    final List<TestFrame> frames = new CopyOnWriteArrayList<>();
    private final Timebase time;

    StillCamera(Timebase time) {
        this.time = time;
    }

    void takes() {
        frames.add(new TestFrame(8, 4, frames.size() + 1, time.nanoTime()));
    }

    @Override
    public CameraDescription description() {
        return new CameraDescription("still", "test", 8, 4, 10, Optional.empty());
    }

    @Override
    public Optional<Frame> latest() {
        return frames.isEmpty()
                ? Optional.empty()
                : Optional.of(frames.getLast().retain());
    }

    @Override
    public Subscription onFrame(FrameListener listener) {
        return () -> {};
    }
}
