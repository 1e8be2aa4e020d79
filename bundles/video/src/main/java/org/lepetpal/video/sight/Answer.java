package org.lepetpal.video.sight;

import java.util.List;
import java.util.Set;
import org.lepetpal.api.vision.Detection;

/**
 * What one detector says of one frame.
 *
 * @param classes that it looks for
 * @param detections what it found
 */
record Answer(Set<String> classes, List<Detection> detections) {
    Answer {
        classes = Set.copyOf(classes);
        detections = List.copyOf(detections);
    }
}
