package org.lepetpal.video.stream;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.lepetpal.video.overlay.LayerChoice;

/**
 * The query of {@code /video_feed} and {@code /snapshot.jpg}.
 *
 * @param wish the picture
 * @param fps most pictures a second that the viewer wants, 1…60
 */
record ViewParameters(Wish wish, int fps) {
    private static final int DEFAULT_QUALITY = 80;
    private static final int MOST_FPS = 60;

    /** Looks one parameter up. */
    @FunctionalInterface
    interface Query {
        /** @return the parameter's text; null when it is not given, as servlets have it */
        String get(String name);
    }

    /**
     * @param cameras names of the cameras there are, default first
     * @param layers names of the layers there are
     * @throws IllegalArgumentException naming the parameter and what is allowed
     */
    static ViewParameters of(Query query, List<String> cameras, List<String> layers) {
        requireCamera(query.get("camera"), cameras);
        Wish wish = new Wish(
                integer(query, "width", 16, 3840),
                integer(query, "height", 16, 2160),
                layers(query.get("overlays"), layers),
                integer(query, "quality", 10, 95).orElse(DEFAULT_QUALITY));
        return new ViewParameters(wish, integer(query, "fps", 1, MOST_FPS).orElse(MOST_FPS));
    }

    private static OptionalInt integer(Query query, String name, int min, int max) {
        String text = query.get(name);
        if (text == null) {
            return OptionalInt.empty();
        }
        if (text.matches("\\d{1,5}")) {
            int value = Integer.parseInt(text);
            if (value >= min && value <= max) {
                return OptionalInt.of(value);
            }
        }
        throw new IllegalArgumentException("'" + name + "' must be an integer in " + min + "…" + max);
    }

    private static LayerChoice layers(String text, List<String> known) {
        if (text == null || text.equals("1") || text.equals("true")) {
            return LayerChoice.ALL;
        }
        if (text.equals("0") || text.equals("false")) {
            return LayerChoice.NONE;
        }
        Set<String> wished = Arrays.stream(text.split(",")).map(String::strip).collect(Collectors.toSet());
        if (text.isBlank() || !known.containsAll(wished)) {
            throw new IllegalArgumentException(
                    "'overlays' must be 1, true, 0, false or a list out of " + String.join(",", known));
        }
        return new LayerChoice(false, wished);
    }

    private static void requireCamera(String text, List<String> cameras) {
        boolean isIndex =
                text != null && text.matches("\\d{1,2}") && Integer.parseInt(text) < Math.max(1, cameras.size());
        if (text != null && !isIndex && !cameras.contains(text)) {
            throw new IllegalArgumentException(
                    "'camera' must be an index from 0 or one of: " + String.join(", ", cameras));
        }
    }
}
