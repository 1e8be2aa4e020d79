package org.lepetpal.video.overlay;

import java.util.List;
import java.util.Set;
import org.lepetpal.api.swap.Lease;
import org.lepetpal.api.vision.OverlayLayer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The layers of one picture, lent for it. One caller. */
public final class Drawing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Drawing.class);

    private final List<Lease<OverlayLayer>> lowestFirst;
    private final Set<String> failing;

    /** @param failing of all pictures, so that the log tells once of a layer that fails at each */
    Drawing(List<Lease<OverlayLayer>> lowestFirst, Set<String> failing) {
        this.lowestFirst = lowestFirst;
        this.failing = failing;
    }

    /** Whether nothing is to be drawn. */
    public boolean isEmpty() {
        return lowestFirst.isEmpty();
    }

    /** Draws each, and gives it back at once: nobody who wants to go waits for the others, nor for the picture. */
    public void onto(OverlayLayer.Canvas canvas) {
        for (Lease<OverlayLayer> lease : lowestFirst) {
            try (lease) {
                draw(lease.service(), canvas);
            }
        }
    }

    private void draw(OverlayLayer layer, OverlayLayer.Canvas canvas) {
        try {
            layer.draw(canvas);
            failing.remove(layer.name());
        } catch (RuntimeException | LinkageError failure) {
            if (failing.add(layer.name())) {
                LOG.error("overlay layer {} fails and is left out", layer.name(), failure);
            }
        }
    }

    @Override
    public void close() {
        lowestFirst.forEach(Lease::close);
    }
}
