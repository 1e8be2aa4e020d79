package org.lepetpal.sentry;

import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Pixel;

/** Keeps what is written on it. */
final class WrittenCanvas implements OverlayLayer.Canvas {
    private final List<String> labels = new ArrayList<>();

    List<String> labels() {
        return labels;
    }

    @Override
    public int width() {
        return 1280;
    }

    @Override
    public int height() {
        return 720;
    }

    @Override
    public String camera() {
        return "front";
    }

    @Override
    public void box(double left, double top, double width, double height, int rgb) {
        throw new UnsupportedOperationException("a label is all");
    }

    @Override
    public void line(Pixel from, Pixel to, int rgb) {
        throw new UnsupportedOperationException("a label is all");
    }

    @Override
    public void label(Pixel at, String text, int rgb) {
        labels.add(text);
    }
}
