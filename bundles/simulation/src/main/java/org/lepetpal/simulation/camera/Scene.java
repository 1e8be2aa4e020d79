package org.lepetpal.simulation.camera;

import java.util.List;

/**
 * Things to be pictured.
 *
 * @param items in any order
 */
public record Scene(List<Item> items) {
    public Scene {
        items = List.copyOf(items);
    }
}
