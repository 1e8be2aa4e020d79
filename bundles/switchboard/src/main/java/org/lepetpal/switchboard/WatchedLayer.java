package org.lepetpal.switchboard;

import java.util.regex.Pattern;
import org.lepetpal.api.vision.OverlayLayer;

/**
 * An overlay layer as its slot lends it: every drawing on a picture of viewers is timed, and nobody reaches it once it is
 * withdrawn.
 */
final class WatchedLayer implements OverlayLayer, Named {
    /** Viewers write several with commas between, operators a version after {@code @}. */
    private static final Pattern USABLE = Pattern.compile("[^\\s,@](?:[^,@\\v]*[^\\s,@])?");

    private final OverlayLayer layer;
    private final Conduct conduct;
    private final String name;
    private final boolean givesWay;

    WatchedLayer(OverlayLayer layer, Conduct conduct) {
        this.layer = layer;
        this.conduct = conduct;
        this.name = usable(layer.name());
        this.givesWay = layer.givesWay();
    }

    private static String usable(String name) {
        if (name == null || !USABLE.matcher(name).matches()) {
            throw new IllegalArgumentException("its name() is " + (name == null ? "null" : "'" + name + "'")
                    + ", and needs to be one without ',' and '@'");
        }
        return name;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean givesWay() {
        return givesWay;
    }

    /** On a picture that nobody sees, too; that is no measure of it, but it owes an end of it like any other. */
    @Override
    public void draw(Canvas canvas) {
        try {
            if (canvas instanceof BlankCanvas) {
                conduct.askAside(() -> drawn(canvas));
            } else {
                conduct.ask(() -> drawn(canvas), Inferences.one());
            }
        } catch (RuntimeException | LinkageError e) {
            // Whatever goes wrong with one that goes: the picture goes on without it.
            if (!conduct.leases().closed()) {
                throw e;
            }
        }
    }

    private OverlayLayer drawn(Canvas canvas) {
        layer.draw(canvas);
        return this;
    }
}
