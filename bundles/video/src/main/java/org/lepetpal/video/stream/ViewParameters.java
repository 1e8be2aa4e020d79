package org.lepetpal.video.stream;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.lepetpal.video.overlay.LayerChoice;
import org.lepetpal.video.overlay.Placement;

/**
 * The query of {@code /video_feed} and {@code /snapshot.jpg}.
 *
 * @param wish the picture
 * @param fps most pictures a second that the viewer wants, 1…60
 */
record ViewParameters(Wish wish, int fps) {
    /** What the contract calls layers: always accepted, and drawn where a bundle contributes them. */
    private static final List<String> CONTRACT_LAYERS = List.of("detections", "status", "roi", "zones");

    private static final int MOST_FPS = 60;
    private static final int SHORTEST_SIDE = 16;
    private static final Pattern NUMBER = Pattern.compile("\\d{1,5}");
    private static final Pattern INDEX = Pattern.compile("\\d{1,2}");

    /** Looks one parameter up. */
    @FunctionalInterface
    interface Query {
        /** @return the parameter's text; null when it is not given, as servlets have it */
        String get(String name);
    }

    /**
     * @param cameras names of the cameras there are, the active one first; never empty
     * @param layers names of the layers there are
     * @throws IllegalArgumentException naming the parameter and what is allowed
     */
    static ViewParameters of(Query query, List<String> cameras, List<String> layers) {
        Wish wish = new Wish(
                camera(query.get("camera"), cameras),
                integer(query, "width", SHORTEST_SIDE, Placement.MAX_WIDTH),
                integer(query, "height", SHORTEST_SIDE, Placement.MAX_HEIGHT),
                layers(query.get("overlays"), layers),
                integer(query, "quality", 10, 95));
        return new ViewParameters(wish, integer(query, "fps", 1, MOST_FPS).orElse(MOST_FPS));
    }

    private static OptionalInt integer(Query query, String name, int min, int max) {
        String text = query.get(name);
        if (text == null) {
            return OptionalInt.empty();
        }
        if (NUMBER.matcher(text).matches()) {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return OptionalInt.of(value);
            }
        }
        throw new IllegalArgumentException("'" + name + "' must be an integer in " + min + "…" + max);
    }

    private static LayerChoice layers(String text, List<String> contributed) {
        if (text == null || text.equals("1") || text.equals("true")) {
            return LayerChoice.ALL;
        }
        if (text.equals("0") || text.equals("false")) {
            return LayerChoice.NONE;
        }
        Set<String> wished =
                Arrays.stream(text.split(",", -1)).map(String::strip).collect(Collectors.toSet());
        List<String> known = Stream.concat(CONTRACT_LAYERS.stream(), contributed.stream())
                .distinct()
                .toList();
        if (!known.containsAll(wished)) {
            throw new IllegalArgumentException(
                    "'overlays' must be 1, true, 0, false or a comma list out of " + String.join(",", known));
        }
        return new LayerChoice(false, wished);
    }

    /** Index 0 is the active camera, and stays with whichever is. */
    private static Optional<String> camera(String text, List<String> cameras) {
        if (text == null) {
            return Optional.empty();
        }
        if (INDEX.matcher(text).matches()) {
            int index = Integer.parseInt(text);
            if (index < cameras.size()) {
                return index == 0 ? Optional.empty() : Optional.of(cameras.get(index));
            }
        } else if (cameras.contains(text)) {
            return Optional.of(text);
        }
        throw new IllegalArgumentException(
                "'camera' must be an index in 0…" + (cameras.size() - 1) + " or one of " + String.join(", ", cameras));
    }
}
