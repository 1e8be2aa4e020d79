package org.lepetpal.simulation.camera;

import java.nio.ByteBuffer;
import java.util.function.IntPredicate;
import org.lepetpal.api.vision.Pixel;

/** A rendered picture, for looking at in tests. */
final class Picture {
    private final int width;
    private final ByteBuffer bgr;

    private Picture(int width, ByteBuffer bgr) {
        this.width = width;
        this.bgr = bgr;
    }

    static Picture of(Renderer renderer, int width, int height, Item... moving) {
        ByteBuffer bgr = ByteBuffer.allocateDirect(width * height * 3);
        renderer.render(new Scene(java.util.List.of(moving)), bgr);
        return new Picture(width, bgr);
    }

    ByteBuffer bytes() {
        return bgr;
    }

    int rgb(int x, int y) {
        int at = 3 * (y * width + x);
        return (bgr.get(at + 2) & 0xFF) << 16 | (bgr.get(at + 1) & 0xFF) << 8 | bgr.get(at) & 0xFF;
    }

    int brightness(Pixel pixel) {
        int rgb = rgb((int) pixel.x(), (int) pixel.y());
        return ((rgb >> 16) + (rgb >> 8 & 0xFF) + (rgb & 0xFF)) / 3;
    }

    int count(IntPredicate colour) {
        int count = 0;
        for (int i = 0; i < bgr.capacity() / 3; i++) {
            count += colour.test(rgb(i % width, i / width)) ? 1 : 0;
        }
        return count;
    }

    /** Mean of the middles of all pixels of such a colour. */
    Pixel centroid(IntPredicate colour) {
        double x = 0;
        double y = 0;
        int count = 0;
        for (int i = 0; i < bgr.capacity() / 3; i++) {
            if (colour.test(rgb(i % width, i / width))) {
                x += i % width + 0.5;
                y += i / width + 0.5;
                count++;
            }
        }
        return new Pixel(x / count, y / count);
    }
}
