package org.lepetpal.safety;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Arrays;
import org.lepetpal.api.vision.Pixel;

/** Where in the picture the gripper may be: white is allowed. Knows for every pixel how far the allowed region is. */
final class RegionMask {
    private static final int WHITE = 128;

    private final int width;
    private final int height;
    /** Steps between neighbours to the nearest allowed pixel, row by row. */
    private final int[] distances;

    private RegionMask(int width, int height, int[] distances) {
        this.width = width;
        this.height = height;
        this.distances = distances;
    }

    /** @throws IllegalArgumentException when it is no readable PNG, or allows nothing */
    static RegionMask read(Path file) {
        return of(new MaskFile(file).read());
    }

    static RegionMask of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] distances = new int[width * height];
        Arrays.fill(distances, Integer.MAX_VALUE);
        int[] queue = new int[distances.length];
        int tail = 0;
        for (int i = 0; i < distances.length; i++) {
            if (luminance(picture.getRGB(i % width, i / width)) >= WHITE) {
                distances[i] = 0;
                queue[tail++] = i;
            }
        }
        if (tail == 0) {
            throw new IllegalArgumentException("the mask has no white pixel, so that nothing would be allowed");
        }
        for (int head = 0; head < tail; head++) {
            int at = queue[head];
            int x = at % width;
            int[] neighbours = {x > 0 ? at - 1 : at, x < width - 1 ? at + 1 : at, at - width, at + width};
            for (int next : neighbours) {
                if (next >= 0 && next < distances.length && distances[next] == Integer.MAX_VALUE) {
                    distances[next] = distances[at] + 1;
                    queue[tail++] = next;
                }
            }
        }
        return new RegionMask(width, height, distances);
    }

    /** Transparent counts as black. */
    private static int luminance(int argb) {
        if (argb >>> 24 < WHITE) {
            return 0;
        }
        return ((argb >> 16 & 0xFF) * 3 + (argb >> 8 & 0xFF) * 6 + (argb & 0xFF)) / 10;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** Whether the gripper may be at this pixel; not outside of the picture. */
    boolean allows(int x, int y) {
        return x >= 0 && y >= 0 && x < width && y < height && distances[y * width + x] == 0;
    }

    /** Whether the mask has a picture's size. */
    boolean fits(int frameWidth, int frameHeight) {
        return width == frameWidth && height == frameHeight;
    }

    String size() {
        return width + "x" + height;
    }

    /** How far a pixel of a frame of this size is from where it is allowed; 0 when it is allowed. */
    double distance(Pixel pixel) {
        double x = Math.floor(pixel.x());
        double y = Math.floor(pixel.y());
        int column = (int) Math.clamp(x, 0, width - 1.0);
        int row = (int) Math.clamp(y, 0, height - 1.0);
        return distances[row * width + column] + Math.abs(x - column) + Math.abs(y - row);
    }
}
