package org.lepetpal.testkit;

import java.util.Optional;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.Sight;
import org.lepetpal.api.vision.Sighting;

/** Sight that shows what the test puts before it; nothing at first. */
public final class FakeSight implements Sight {
    private volatile Optional<Sighting> sighting = Optional.empty();
    private volatile Optional<Frame> frame = Optional.empty();

    public void show(Sighting newest) {
        sighting = Optional.of(newest);
    }

    /** @param newest retained for every caller; the test keeps its own hold on it */
    public void show(Frame newest) {
        frame = Optional.of(newest);
    }

    public void blind() {
        sighting = Optional.empty();
        frame = Optional.empty();
    }

    @Override
    public Optional<Sighting> latest() {
        return sighting;
    }

    @Override
    public Optional<Frame> frame() {
        return frame.map(Frame::retain);
    }
}
