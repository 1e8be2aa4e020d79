package org.lepetpal.video.overlay;

import java.util.Optional;
import org.lepetpal.api.vision.Frame;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sight;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How many pictures a second really come from the camera, measured over the last second or so. */
@Component(service = OverlayLayer.class, property = "service.ranking:Integer=30")
public final class RateLayer implements OverlayLayer {
    private static final int COLOUR = 0xC8D2CD;
    private static final long WINDOW_NANOS = 1_000_000_000L;
    private static final double FROM_RIGHT = 150;
    private static final double FROM_TOP = 12;

    private final Sight sight;
    private Mark mark = new Mark(0, 0);
    private String text = "- fps";

    @Activate
    public RateLayer(@Reference(name = "sight") Sight sight) {
        this.sight = sight;
    }

    @Override
    public String name() {
        return "fps";
    }

    @Override
    public void draw(Canvas canvas) {
        canvas.label(new Pixel(canvas.width() - FROM_RIGHT, FROM_TOP), measure(), COLOUR);
    }

    private synchronized String measure() {
        Optional<Frame> latest = sight.frame();
        if (latest.isEmpty()) {
            return text;
        }
        try (Frame frame = latest.get()) {
            long passed = frame.captureNanos() - mark.nanos;
            if (frame.sequence() < mark.sequence || passed > 3 * WINDOW_NANOS) {
                mark = new Mark(frame.sequence(), frame.captureNanos());
            } else if (passed >= WINDOW_NANOS) {
                text = "%.1f fps".formatted((frame.sequence() - mark.sequence) * 1e9 / passed);
                mark = new Mark(frame.sequence(), frame.captureNanos());
            }
        }
        return text;
    }

    private record Mark(long sequence, long nanos) {}
}
