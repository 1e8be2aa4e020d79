package org.lepetpal.video.overlay;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lepetpal.api.time.Timebase;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sight;
import org.lepetpal.api.vision.Sighting;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Boxes around what the detectors saw, with class and confidence, and below which model of which version saw it. What was seen
 * long ago is not shown.
 */
@Component(service = OverlayLayer.class, property = "service.ranking:Integer=10")
public final class DetectionsLayer implements OverlayLayer {
    private static final int OTHER = 0xFFFFFF;
    private static final int SOFT = 0xC8D2CD;
    private static final long STALE_NANOS = 1_000_000_000L;
    private static final Map<String, Integer> COLOURS =
            Map.of("ball", 0xD7FF3E, "treat", 0xFF6FA0, "bowl", 0x66B5FF, "dog", 0xFFB45A, "person", 0xFF5A5A);

    private final Sight sight;
    private final Timebase timebase;

    @Activate
    public DetectionsLayer(@Reference(name = "sight") Sight sight, @Reference(name = "timebase") Timebase timebase) {
        this.sight = sight;
        this.timebase = timebase;
    }

    @Override
    public String name() {
        return "detections";
    }

    @Override
    public void draw(Canvas canvas) {
        sight.latest()
                .filter(sighting -> sighting.camera().equals(canvas.camera()))
                .filter(sighting -> timebase.nanoTime() - sighting.captureNanos() <= STALE_NANOS)
                .ifPresent(sighting -> draw(canvas, sighting));
    }

    /** The models first and the labels last, so that nothing crosses a label. */
    private static void draw(Canvas canvas, Sighting sighting) {
        drawModels(canvas, sighting);
        for (Detection seen : sighting.detections()) {
            canvas.box(seen.left(), seen.top(), seen.width(), seen.height(), colour(seen));
        }
        for (Detection seen : sighting.detections()) {
            canvas.label(new Pixel(seen.left(), seen.top() + seen.height()), text(seen), colour(seen));
        }
    }

    /** In a corner of their own. */
    private static void drawModels(Canvas canvas, Sighting sighting) {
        if (canvas instanceof MatCanvas cornered) {
            List<String> upwards = models(sighting.detections()).reversed();
            for (int row = 0; row < upwards.size(); row++) {
                cornered.labelRight(Layout.bottom(canvas, row), upwards.get(row), SOFT);
            }
        }
    }

    /** A line for each model, with what it saw: beside every box it would hide the picture. */
    static List<String> models(List<Detection> detections) {
        SortedMap<String, Set<String>> labels = new TreeMap<>();
        for (Detection seen : detections) {
            seen.model().ifPresent(model -> labels.computeIfAbsent(model, name -> new TreeSet<>())
                    .add(seen.label()));
        }
        return labels.entrySet().stream()
                .map(model -> model.getKey() + ": " + String.join(", ", model.getValue()))
                .toList();
    }

    /** With the number under which it is followed, so that people see who is who. */
    private static String text(Detection seen) {
        String number = seen.track().isPresent() ? " #" + seen.track().getAsLong() : "";
        return "%s%s %.0f%%".formatted(seen.label(), number, seen.confidence() * 100);
    }

    private static int colour(Detection seen) {
        return COLOURS.getOrDefault(seen.label(), OTHER);
    }
}
