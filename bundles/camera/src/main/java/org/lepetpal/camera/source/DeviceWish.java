package org.lepetpal.camera.source;

/**
 * What is asked of a USB camera; it may give something else.
 *
 * @param width 16…3840 pixels
 * @param height 16…2160 pixels
 * @param rate pictures a second, 1…120
 */
public record DeviceWish(int width, int height, int rate) {
    public DeviceWish {
        if (width < 16 || width > 3840 || height < 16 || height > 2160) {
            throw new IllegalArgumentException("STREAM_RES = " + width + "x" + height + " is not in 16x16…3840x2160");
        }
        if (rate < 1 || rate > 120) {
            throw new IllegalArgumentException("STREAM_FPS = " + rate + " is not in 1…120");
        }
    }
}
