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
    private final Set<String> classes;

    FakeDetector(Detection finds) {
        this(finds, Set.of(finds.label()));
    }

    /** @param classes what it looks for, without finding more */
    FakeDetector(Detection finds, Set<String> classes) {
        this.finds = finds;
        this.classes = classes;
    }

    @Override
    public Set<String> classes() {
        return classes;
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
