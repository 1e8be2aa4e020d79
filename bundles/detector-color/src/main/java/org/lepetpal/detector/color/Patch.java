package org.lepetpal.detector.color;

import java.util.ArrayList;
import java.util.List;

/**
 * One or more pieces of one colour that belong to one thing.
 *
 * @param pieces numbers of the pieces
 * @param box around them
 * @param covered their area in square pixels
 */
record Patch(List<Integer> pieces, Box box, double covered) {
    Patch {
        pieces = List.copyOf(pieces);
    }

    Patch with(Patch other) {
        List<Integer> all = new ArrayList<>(pieces);
        all.addAll(other.pieces);
        return new Patch(all, box.with(other.box), covered + other.covered);
    }
}
