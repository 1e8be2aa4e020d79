package org.lepetpal.camera;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lepetpal.api.vision.NamedCamera;
import org.lepetpal.camera.source.DeviceWish;
import org.lepetpal.camera.source.Source;

/**
 * Which cameras, and what is asked of them.
 *
 * @param cameras by name, the default one first; at least one
 * @param wish what is asked of USB cameras
 * @param frozenLimit how long a camera may show the same picture; zero: for ever
 */
record Settings(Map<String, Source> cameras, DeviceWish wish, Duration frozenLimit) {
    private static final String FRONT = NamedCamera.FRONT.name();

    /** FFmpeg's callbacks and the machine's strength end somewhere. */
    private static final int MOST_CAMERAS = 6;

    private static final int LONGEST_LIMIT = 3600;
    private static final Pattern SIZE = Pattern.compile("(\\d{2,4})x(\\d{2,4})");
    private static final Pattern NEXT = Pattern.compile(",(?=\\s*[a-z][a-z0-9_-]*\\s*=)");
    private static final Pattern ENTRY = Pattern.compile("\\s*([a-z][a-z0-9_-]{0,31})\\s*=(.*)");

    public Settings {
        cameras = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(cameras));
        Objects.requireNonNull(wish, "wish");
        if (cameras.isEmpty() || cameras.size() > MOST_CAMERAS) {
            throw new IllegalArgumentException(
                    "CAMERAS names " + cameras.size() + " cameras; 1…" + MOST_CAMERAS + " are allowed");
        }
        if (frozenLimit.isNegative() || frozenLimit.toSeconds() > LONGEST_LIMIT) {
            throw new IllegalArgumentException(
                    "CAMERA_FROZEN_SEC = " + frozenLimit.toSeconds() + " is not in 0…" + LONGEST_LIMIT);
        }
        long simulated = cameras.values().stream()
                .filter(Source.Simulated.class::isInstance)
                .count();
        if (simulated > 1) {
            throw new IllegalArgumentException(
                    "CAMERAS names sim more than once, but the simulated room has one camera");
        }
    }

    /** @throws IllegalArgumentException naming the variable, its value and what is allowed */
    static Settings of(Config config) {
        Matcher size = SIZE.matcher(config.stream_res().strip());
        if (!size.matches()) {
            throw new IllegalArgumentException("STREAM_RES = '" + config.stream_res()
                    + "'; allowed is WIDTHxHEIGHT in 16x16…3840x2160, for example 1280x720");
        }
        DeviceWish wish =
                new DeviceWish(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)), config.stream_fps());
        return new Settings(cameras(config), wish, Duration.ofSeconds(config.camera_frozen_sec()));
    }

    /**
     * CAMERA wins over CAMERA_INDEX, and either is camera front, the default. Without both the first of CAMERAS is, and
     * without any it is the simulated room's.
     */
    private static Map<String, Source> cameras(Config config) {
        Map<String, Source> all = new LinkedHashMap<>();
        if (!config.camera().isBlank()) {
            all.put(FRONT, Source.of("CAMERA", config.camera()));
        } else if (config.camera_index() != -1) {
            all.put(FRONT, Source.device("CAMERA_INDEX", config.camera_index()));
        }
        for (String entry : entries(config.cameras())) {
            Matcher named = ENTRY.matcher(entry);
            if (!named.matches()) {
                throw new IllegalArgumentException("CAMERAS: '" + entry.strip().split("[:/]", 2)[0]
                        + "' is not NAME=SOURCE; a name is of a…z, 0…9, - and _, and begins with a letter");
            }
            if (all.put(named.group(1), Source.of("CAMERAS: " + named.group(1), named.group(2))) != null) {
                throw new IllegalArgumentException("CAMERAS: the name '" + named.group(1)
                        + "' is taken; a camera set by CAMERA or CAMERA_INDEX is called " + FRONT);
            }
        }
        if (all.isEmpty()) {
            all.put(FRONT, new Source.Simulated());
        }
        return all;
    }

    private static List<String> entries(String cameras) {
        return cameras.isBlank() ? List.of() : List.of(NEXT.split(cameras));
    }

    /** The default one first. */
    List<NamedCamera> roster() {
        List<NamedCamera> roster = new ArrayList<>();
        cameras.keySet().forEach(name -> roster.add(new NamedCamera(name, roster.isEmpty())));
        return List.copyOf(roster);
    }
}
