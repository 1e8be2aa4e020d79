package org.lepetpal.switchboard;

import java.util.List;
import java.util.Set;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Detector;
import org.lepetpal.api.vision.Frame;

/** A detector as its slot lends it: every look is timed, and nobody reaches it once it is withdrawn. */
final class WatchedDetector implements Detector {
    private final Detector detector;
    private final Conduct conduct;
    private final Set<String> classes;

    WatchedDetector(Detector detector, Conduct conduct) {
        this.detector = detector;
        this.conduct = conduct;
        this.classes = Set.copyOf(detector.classes());
    }

    @Override
    public Set<String> classes() {
        return classes;
    }

    @Override
    public List<Detection> detect(Frame frame) {
        return conduct.ask(() -> detector.detect(frame), (_, nanos) -> List.of(nanos));
    }
}
