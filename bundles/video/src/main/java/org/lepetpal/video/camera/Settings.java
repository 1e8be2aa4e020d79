package org.lepetpal.video.camera;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lepetpal.video.Config;

/**
 * Which camera, and what is asked of it.
 *
 * @param source where pictures come from
 * @param width asked of a USB camera, 16…3840 pixels
 * @param height asked of a USB camera, 16…2160 pixels
 */
record Settings(Source source, int width, int height) {
    private static final Pattern SIZE = Pattern.compile("(\\d{2,4})x(\\d{2,4})");

    Settings {
        Objects.requireNonNull(source, "source");
        if (width < 16 || width > 3840 || height < 16 || height > 2160) {
            throw new IllegalArgumentException("STREAM_RES = " + width + "x" + height + " is not in 16x16…3840x2160");
        }
    }

    /** @throws IllegalArgumentException naming the variable, its value and what is allowed */
    static Settings of(Config config) {
        Matcher size = SIZE.matcher(config.stream_res().strip());
        if (!size.matches()) {
            throw new IllegalArgumentException("STREAM_RES = '" + config.stream_res()
                    + "'; allowed is WIDTHxHEIGHT in 16x16…3840x2160, for example 1280x720");
        }
        return new Settings(
                Source.of(config.camera(), config.camera_index()),
                Integer.parseInt(size.group(1)),
                Integer.parseInt(size.group(2)));
    }
}
