package org.lepetpal.detector.color;

import java.util.ArrayList;
import java.util.List;

/**
 * Joins pieces that something in front has cut apart, such as a ball behind a finger. Two pieces are joined where they are
 * near each other and together look more like the thing than either does: halves of a ball do, two whole balls do not.
 */
final class Joiner {
    private final int width;
    private final int height;

    /** Sizes of the picture that the patches are in. */
    Joiner(int width, int height) {
        this.width = width;
        this.height = height;
    }

    List<Patch> join(ColorClass kind, List<Patch> pieces) {
        List<Patch> patches = new ArrayList<>(pieces);
        for (int i = 0; i < patches.size(); i++) {
            for (int j = i + 1; j < patches.size(); j++) {
                if (belongTogether(kind, patches.get(i), patches.get(j))) {
                    patches.set(i, patches.get(i).with(patches.remove(j)));
                    j = i; // what is larger now may reach those that were passed over
                }
            }
        }
        return patches;
    }

    private boolean belongTogether(ColorClass kind, Patch one, Patch other) {
        Patch both = one.with(other);
        return one.box().gap(other.box()) <= both.box().longest() / 2
                && likeness(kind, both) > Math.max(likeness(kind, one), likeness(kind, other));
    }

    private double likeness(ColorClass kind, Patch patch) {
        return kind.likeness(patch.box(), patch.covered(), patch.box().touchesEdge(0, width, height));
    }
}
