package org.lepetpal.switchboard;

import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.vision.OverlayLayer;

/** Does at each picture what the test says, and notes on which it drew. */
final class FakeLayer implements OverlayLayer {
    private final String name;
    private final List<Canvas> drawn = new ArrayList<>();
    private volatile Runnable work = () -> {};

    FakeLayer(String name) {
        this.name = name;
    }

    /** From now on. */
    void does(Runnable something) {
        work = something;
    }

    List<Canvas> drawn() {
        return drawn;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void draw(Canvas canvas) {
        work.run();
        drawn.add(canvas);
    }
}
