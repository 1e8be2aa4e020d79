package org.lepetpal.itests.platform;

import java.util.Hashtable;
import org.lepetpal.api.vision.OverlayLayer;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** An overlay layer from a bundle of its own: a frame around the picture, on top of everything. */
public final class StampLayer implements BundleActivator, OverlayLayer {
    private static final int COLOUR = 0xFF00FF;
    private static final int EDGE = 20;

    @Override
    public void start(BundleContext context) {
        Hashtable<String, Object> properties = new Hashtable<>();
        properties.put("service.ranking", 1000);
        context.registerService(OverlayLayer.class, this, properties);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the service back
    }

    @Override
    public String name() {
        return "stamp";
    }

    @Override
    public void draw(Canvas canvas) {
        canvas.box(EDGE, EDGE, canvas.width() - 2.0 * EDGE, canvas.height() - 2.0 * EDGE, COLOUR);
    }
}
