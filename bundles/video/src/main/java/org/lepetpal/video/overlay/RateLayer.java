package org.lepetpal.video.overlay;

import java.util.Optional;
import java.util.OptionalDouble;
import org.lepetpal.api.vision.OverlayLayer;
import org.osgi.service.component.annotations.Component;

/** How many pictures a second really come from the camera, and how many are offered to viewers where that is fewer. */
@Component(service = OverlayLayer.class, property = "service.ranking:Integer=30")
public final class RateLayer implements OverlayLayer {
    private static final int COLOUR = 0xC8D2CD;
    /** Rates closer than this are the same. */
    private static final double SAME = 0.06;

    @Override
    public String name() {
        return "fps";
    }

    @Override
    public void draw(Canvas canvas) {
        if (canvas instanceof MatCanvas measured) {
            text(measured.rates()).ifPresent(text -> measured.labelRight(Layout.top(canvas, 0), text, COLOUR));
        }
    }

    private static Optional<String> text(Rates rates) {
        if (rates.camera().isEmpty()) {
            return Optional.empty();
        }
        double camera = rates.camera().getAsDouble();
        OptionalDouble stream = rates.stream();
        boolean fewer = stream.isPresent() && stream.getAsDouble() < camera * (1 - SAME);
        return Optional.of(
                fewer
                        ? "camera %.1f  stream %.1f fps".formatted(camera, stream.getAsDouble())
                        : "%.1f fps".formatted(camera));
    }
}
