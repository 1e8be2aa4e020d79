package org.lepetpal.video.stream;

import java.util.List;
import org.lepetpal.api.vision.OverlayLayer;

/** Notes on which camera's picture it draws. */
record CountingLayer(List<String> drawn) implements OverlayLayer {
    @Override
    public String name() {
        return "counting";
    }

    @Override
    public void draw(Canvas canvas) {
        drawn.add(canvas.camera());
    }
}
