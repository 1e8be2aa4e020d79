package org.lepetpal.video;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Validated settings.
 *
 * @param source where pictures come from
 * @param width wished of a USB camera, in pixels
 * @param height wished of a USB camera, in pixels
 * @param detectRateHz looks per second
 * @param maxClients viewers at once
 */
public record Settings(Source source, int width, int height, int detectRateHz, int maxClients) {
    private static final Pattern SIZE = Pattern.compile("(\\d{2,4})x(\\d{2,4})");

    public Settings {
        requireIn("STREAM_RES width", width, 16, 3840);
        requireIn("STREAM_RES height", height, 16, 2160);
        requireIn("DETECT_RATE_HZ", detectRateHz, 1, 60);
        requireIn("STREAM_MAX_CLIENTS", maxClients, 1, 1000);
    }

    /** @throws IllegalArgumentException naming the variable, its value and what is allowed */
    public static Settings of(Config config) {
        Matcher size = SIZE.matcher(config.stream_res().strip());
        if (!size.matches()) {
            throw new IllegalArgumentException(
                    "STREAM_RES = '" + config.stream_res() + "', it must look like 1280x720");
        }
        return new Settings(
                Source.of(config.camera(), config.camera_index()),
                Integer.parseInt(size.group(1)),
                Integer.parseInt(size.group(2)),
                config.detect_rate_hz(),
                config.stream_max_clients());
    }

    private static void requireIn(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " = " + value + " is not in " + min + "…" + max);
        }
    }
}
