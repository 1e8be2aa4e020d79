package org.lepetpal.api.vision;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What all active detectors saw in one frame.
 *
 * @param camera name of the camera
 * @param sequence {@link Frame#sequence()} of the frame that was looked at
 * @param captureNanos when it was taken, on the scale of the robot's timebase
 * @param frameWidth width of the frame in pixels
 * @param frameHeight height of the frame in pixels
 * @param calibration the camera's; empty when unknown
 * @param classes the classes that were looked for: what is not in here is unknown, not absent
 * @param detections what was found
 */
public record Sighting(
        String camera,
        long sequence,
        long captureNanos,
        int frameWidth,
        int frameHeight,
        Optional<CameraCalibration> calibration,
        Set<String> classes,
        List<Detection> detections) {
    public Sighting {
        classes = Set.copyOf(classes);
        detections = List.copyOf(detections);
    }

    /** The most confident detection of a class. */
    public Optional<Detection> best(String label) {
        return detections.stream()
                .filter(detection -> detection.label().equals(label))
                .max(java.util.Comparator.comparingDouble(Detection::confidence));
    }
}
