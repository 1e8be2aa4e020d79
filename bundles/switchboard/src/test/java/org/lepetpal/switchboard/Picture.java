package org.lepetpal.switchboard;

import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Pixel;

/** A picture that viewers are shown. */
record Picture() implements OverlayLayer.Canvas {
    @Override
    public int width() {
        return 640;
    }

    @Override
    public int height() {
        return 360;
    }

    @Override
    public String camera() {
        return "front";
    }

    @Override
    public void box(double left, double top, double width, double height, int rgb) {
        throw new UnsupportedOperationException("the tests draw nothing");
    }

    @Override
    public void line(Pixel from, Pixel to, int rgb) {
        throw new UnsupportedOperationException("the tests draw nothing");
    }

    @Override
    public void label(Pixel at, String text, int rgb) {
        throw new UnsupportedOperationException("the tests draw nothing");
    }
}
