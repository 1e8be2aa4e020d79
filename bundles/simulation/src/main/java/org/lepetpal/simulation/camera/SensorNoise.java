package org.lepetpal.simulation.camera;

/**
 * Noise of the camera's sensor: a fixed pattern for a seed, one brightness for each pixel. It does not change from
 * frame to frame: a picture depends on nothing but the seed and the scene, and noise costs no time.
 */
final class SensorNoise {
    /** Standard deviation in levels of 255. */
    private static final double LEVELS = 1.3;

    private final byte[] levels;

    SensorNoise(int pixels, long seed) {
        levels = new byte[pixels];
        for (int i = 0; i < pixels; i++) {
            long bits = Scatter.of(seed ^ i * 0x9E3779B97F4A7C15L);
            // Four even 16-bit numbers added are near enough to a bell; their sum's deviation is 65536 / sqrt(3).
            long sum = (bits & 0xFFFF) + (bits >>> 16 & 0xFFFF) + (bits >>> 32 & 0xFFFF) + (bits >>> 48);
            levels[i] = (byte) Math.round((sum - 2 * 65535) * Math.sqrt(3) / 65536 * LEVELS);
        }
    }

    int at(int pixel) {
        return levels[pixel];
    }
}
