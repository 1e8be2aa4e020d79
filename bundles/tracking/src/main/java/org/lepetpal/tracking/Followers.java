package org.lepetpal.tracking;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.Sighting;

/**
 * Follows things of all classes, each class for itself: a dog does not become a ball. What several detectors see of one thing has
 * one number, and stays: who guards people goes by all boxes, and no stage takes any away. One thread at a time.
 */
final class Followers {
    private final Settings settings;
    private final Map<String, ByteTracker> trackers = new HashMap<>();
    private String camera = "";
    private long lastNumber;

    Followers(Settings settings) {
        this.settings = settings;
    }

    /** The same sighting, with numbers. Another camera's begins anew; numbers are never used again. */
    Sighting follow(Sighting seen) {
        if (!seen.camera().equals(camera)) {
            trackers.clear();
            camera = seen.camera();
        }
        Map<String, List<Detection>> byClass = seen.detections().stream()
                .collect(Collectors.groupingBy(Detection::label, LinkedHashMap::new, Collectors.toList()));
        // Classes that were looked for and not found too: their things are missed.
        Stream.concat(trackers.keySet().stream(), byClass.keySet().stream())
                .distinct()
                .filter(label -> seen.classes().contains(label) || byClass.containsKey(label))
                .toList()
                .forEach(label ->
                        byClass.put(label, follow(label, byClass.getOrDefault(label, List.of()), seen.captureNanos())));
        return new Sighting(
                seen.camera(),
                seen.sequence(),
                seen.captureNanos(),
                seen.frameWidth(),
                seen.frameHeight(),
                seen.calibration(),
                seen.classes(),
                byClass.values().stream().flatMap(List::stream).toList());
    }

    private List<Detection> follow(String label, List<Detection> boxes, long nanos) {
        Twins twins = new Twins(boxes);
        ByteTracker tracker = trackers.computeIfAbsent(label, fresh -> new ByteTracker(settings, () -> ++lastNumber));
        return twins.numbered(tracker.follow(twins.things(), nanos));
    }
}
