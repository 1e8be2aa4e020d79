package org.lepetpal.video.overlay;

import java.util.Set;

/**
 * Which layers a viewer wants.
 *
 * @param all whatever layers there are
 * @param names otherwise these; none of them for a bare picture
 */
public record LayerChoice(boolean all, Set<String> names) {
    /** Every layer, those that come later included. */
    public static final LayerChoice ALL = new LayerChoice(true, Set.of());
    /** A bare picture. */
    public static final LayerChoice NONE = new LayerChoice(false, Set.of());

    public LayerChoice {
        names = Set.copyOf(names);
    }

    boolean includes(String layer) {
        return all || names.contains(layer);
    }
}
