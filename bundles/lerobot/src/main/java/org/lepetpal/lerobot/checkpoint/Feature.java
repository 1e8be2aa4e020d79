package org.lepetpal.lerobot.checkpoint;

import java.util.List;

/**
 * One thing that a policy sees or says.
 *
 * @param name LeRobot's, for example {@code observation.images.front}
 * @param kind what it is
 * @param shape sizes; one for states and actions, channels, height and width for pictures
 */
public record Feature(String name, Kind kind, List<Integer> shape) {
    public Feature {
        shape = List.copyOf(shape);
    }

    /** What a feature is. */
    public enum Kind {
        STATE,
        VISUAL,
        ACTION,
        ENV,
        LANGUAGE
    }
}
