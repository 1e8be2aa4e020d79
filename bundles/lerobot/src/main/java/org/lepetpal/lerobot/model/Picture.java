package org.lepetpal.lerobot.model;

import java.nio.ByteBuffer;

/**
 * A camera's picture: 8 bits a colour, rows from the top without padding.
 *
 * @param width pixels
 * @param height pixels
 * @param pixels width × height × 3 bytes from index 0
 * @param red which of a pixel's bytes is red: 0, or 2 where blue comes first
 */
public record Picture(int width, int height, ByteBuffer pixels, int red) {
    public Picture {
        if (width < 1 || height < 1 || pixels.capacity() < width * height * 3) {
            throw new IllegalArgumentException(pixels.capacity() + " bytes for a picture of " + width + "x" + height);
        }
    }

    /** Blue first, as frames are. */
    public static Picture bgr(int width, int height, ByteBuffer pixels) {
        return new Picture(width, height, pixels, 2);
    }

    /** Red first. */
    public static Picture rgb(int width, int height, ByteBuffer pixels) {
        return new Picture(width, height, pixels, 0);
    }

    /** 0…255. @param colour 0 red, 1 green, 2 blue */
    public int level(int x, int y, int colour) {
        int place = red == 0 ? colour : 2 - colour;
        return pixels.get((y * width + x) * 3 + place) & 0xFF;
    }
}
