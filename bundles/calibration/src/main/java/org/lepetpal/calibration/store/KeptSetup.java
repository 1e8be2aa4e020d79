package org.lepetpal.calibration.store;

import java.util.List;
import java.util.Objects;
import org.lepetpal.api.vision.CameraSetup;

/**
 * A setup as it is on disk.
 *
 * @param setup what was taught
 * @param anchors what to look for at the next start; may be none, where the picture was empty
 */
public record KeptSetup(CameraSetup setup, List<Anchor> anchors) {
    private static final int MOST_ANCHORS = 64;

    public KeptSetup {
        Objects.requireNonNull(setup, "setup");
        anchors = List.copyOf(anchors);
        if (anchors.size() > MOST_ANCHORS) {
            throw new IllegalArgumentException(anchors.size() + " anchors");
        }
    }
}
