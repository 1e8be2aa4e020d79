package org.lepetpal.switchboard;

import java.util.List;
import org.lepetpal.api.vision.OverlayLayer;
import org.lepetpal.api.vision.Pixel;

/** A picture that nobody sees: a layer draws on it to show that it can. */
record BlankCanvas(int width, int height, String camera) implements OverlayLayer.Canvas {
    /** Has it draw on one like those of the default camera, where there is one. */
    static void practise(OverlayLayer layer, Outlook outlook) {
        outlook.camera()
                .map(camera -> new BlankCanvas(camera.width(), camera.height(), camera.name()))
                .ifPresent(layer::draw);
    }

    @Override
    public void box(double left, double top, double boxWidth, double boxHeight, int rgb) {
        // nobody sees it
    }

    @Override
    public void line(Pixel from, Pixel to, int rgb) {
        // nobody sees it
    }

    @Override
    public void path(List<Pixel> points, int rgb) {
        // nobody sees it
    }

    @Override
    public void label(Pixel at, String text, int rgb) {
        // nobody sees it
    }
}
