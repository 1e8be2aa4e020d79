package org.lepetpal.camera.source;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What FFmpeg is to open, and how.
 *
 * @param source what it is, for people; messages begin with it and hold no path and no password
 * @param address path or URL
 * @param format name of the input format; empty: found out from the content
 * @param options of FFmpeg; no protocol is allowed but those of {@code protocol_whitelist}
 */
record Opening(String source, String address, Optional<String> format, Map<String, String> options) {
    private static final String DEVICE = "v4l2";

    Opening {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(address, "address");
        Objects.requireNonNull(format, "format");
        options = Map.copyOf(options);
    }

    /** Whether its head tells all about its video, so that no packet has to be looked into. */
    boolean isPlain() {
        return format.filter(DEVICE::equals).isPresent();
    }
}
