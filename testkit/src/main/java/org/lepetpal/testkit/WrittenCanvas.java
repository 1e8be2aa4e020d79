package org.lepetpal.testkit;

import java.util.ArrayList;
import java.util.List;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Pixel;

/** A picture of 1280×720 that keeps what is written on it, for layers that only write. */
public final class WrittenCanvas implements OverlayLayer.Canvas {
    private final List<Label> labels = new ArrayList<>();

    /** @param rgb 0xRRGGBB */
    public record Label(String text, int rgb) {}

    /** As they were written. */
    public List<Label> labels() {
        return List.copyOf(labels);
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
        throw new AssertionError("a layer that only writes drew a box");
    }

    @Override
    public void line(Pixel from, Pixel to, int rgb) {
        throw new AssertionError("a layer that only writes drew a line");
    }

    @Override
    public void label(Pixel at, String text, int rgb) {
        labels.add(new Label(text, rgb));
    }
}
