package org.lepetpal.video.overlay;

import java.util.Map;
import org.lepetpal.api.vision.Detection;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sight;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Boxes around what the detectors saw, with class and confidence. */
@Component(service = OverlayLayer.class, property = "service.ranking:Integer=10")
public final class DetectionsLayer implements OverlayLayer {
    private static final int OTHER = 0xFFFFFF;
    private static final Map<String, Integer> COLOURS =
            Map.of("ball", 0xD7FF3E, "treat", 0xFF6FA0, "bowl", 0x66B5FF, "dog", 0xFFB45A, "person", 0xFF5A5A);

    private final Sight sight;

    @Activate
    public DetectionsLayer(@Reference(name = "sight") Sight sight) {
        this.sight = sight;
    }

    @Override
    public String name() {
        return "detections";
    }

    @Override
    public void draw(Canvas canvas) {
        sight.latest()
                .filter(sighting -> sighting.camera().equals(canvas.camera()))
                .ifPresent(sighting -> sighting.detections().forEach(detection -> draw(canvas, detection)));
    }

    private static void draw(Canvas canvas, Detection detection) {
        int colour = COLOURS.getOrDefault(detection.label(), OTHER);
        canvas.box(detection.left(), detection.top(), detection.width(), detection.height(), colour);
        canvas.label(
                new Pixel(detection.left(), detection.top() + detection.height()),
                "%s %.0f%%".formatted(detection.label(), detection.confidence() * 100),
                colour);
    }
}
