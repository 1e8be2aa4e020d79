package org.lepetpal.video.sight;

import java.util.List;
import java.util.Set;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;

/** Finds the same thing in every picture. */
final class FakeDetector implements Detector {
    boolean fails;
    volatile int looks;
    private final Detection finds;

    FakeDetector(Detection finds) {
        this.finds = finds;
    }

    @Override
    public Set<String> classes() {
        return Set.of(finds.label());
    }

    @Override
    public List<Detection> detect(Frame frame) {
        looks++;
        if (fails) {
            throw new IllegalStateException("on purpose");
        }
        return List.of(finds);
    }
}
