package org.lepetpal.sentry;

import org.lepetpal.api.command.SentryMode;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Pixel;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Warns whoever watches that the robot may move without being asked. Nothing is drawn while it may not. */
@Component(service = OverlayLayer.class, property = "service.ranking:Integer=50")
public final class SentryLayer implements OverlayLayer {
    private static final int ACTIVE = 0xFFB347;
    private static final int PAUSED = 0xC8D2CD;
    /** The second row from the bottom, as parts of the height. */
    private static final double LEFT = 0.018;

    private static final double TOP = 1 - 0.018 - 2 * 0.058;

    private final SentryMode mode;

    @Activate
    public SentryLayer(@Reference(name = "mode") SentryMode mode) {
        this.mode = mode;
    }

    @Override
    public String name() {
        return "sentry";
    }

    /** Inference is behind while the arm works, which is when the warning matters most. */
    @Override
    public boolean givesWay() {
        return false;
    }

    @Override
    public void draw(Canvas canvas) {
        SentryMode.State state = mode.state();
        if (!state.on()) {
            return;
        }
        boolean paused = state.pauseSeconds() > 0 && !state.acting();
        String text = paused ? "AI paused for " + state.pauseSeconds() + " s" : "AI ACTIVE: " + state.detail();
        canvas.label(new Pixel(canvas.height() * LEFT, canvas.height() * TOP), text, paused ? PAUSED : ACTIVE);
    }
}
