package org.lepetpal.calibration.store;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.lepetpal.api.vision.CameraSetup;

/**
 * A setup as it is on disk.
 *
 * @param setup what was taught
 * @param anchors what to look for at the next start; may be none, where the picture was empty
 * @param controls how the camera was set, as {@link org.lepetpal.api.vision.Camera#controls} says it
 */
public record KeptSetup(CameraSetup setup, List<Anchor> anchors, Map<String, String> controls) {
    private static final int MOST_ANCHORS = 64;

    public KeptSetup {
        Objects.requireNonNull(setup, "setup");
        anchors = List.copyOf(anchors);
        controls = Collections.unmodifiableMap(new TreeMap<>(controls));
        if (anchors.size() > MOST_ANCHORS) {
            throw new IllegalArgumentException(anchors.size() + " anchors");
        }
    }
}
