package org.lepetpal.safety;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.lepetpal.api.safety.PaintedRegion;
import org.lepetpal.api.vision.Pixel;
import org.lepetpal.api.vision.Sighting;

/** Tells the operator's mask to who shows it. */
final class MaskRegion implements PaintedRegion {
    /** Stairs of single pixels are lines to people. */
    private static final double FINEST = 0.75;
    /** Each is a line in each picture that somebody watches and takes some 10 µs; a layer has a millisecond. */
    private static final int MOST_CORNERS = 48;

    private final RegionMask mask;
    private final Supplier<Optional<Sighting>> sight;
    private final List<List<Pixel>> borders;

    /**
     * Follows the mask's borders, which takes some milliseconds.
     *
     * @throws IllegalArgumentException when it is full of specks, beyond all measure
     */
    MaskRegion(RegionMask mask, Supplier<Optional<Sighting>> sight) {
        this.mask = mask;
        this.sight = sight;
        this.borders = drawable(Borders.of(mask)).stream().map(Ring::corners).toList();
    }

    /** As coarse as it has to be: of a mask full of specks only the large areas are left. */
    private static List<Ring> drawable(List<Ring> rings) {
        List<Ring> coarse = rings;
        for (double tolerance = FINEST; tolerance == FINEST || corners(coarse) > MOST_CORNERS; tolerance *= 2) {
            double allowed = tolerance;
            coarse = coarse.stream()
                    .map(ring -> ring.coarsened(allowed))
                    .filter(Ring::isArea)
                    .toList();
        }
        return coarse;
    }

    private static int corners(List<Ring> rings) {
        return rings.stream().mapToInt(ring -> ring.corners().size()).sum();
    }

    @Override
    public Optional<String> camera() {
        return sight.get().map(Sighting::camera);
    }

    @Override
    public int width() {
        return mask.width();
    }

    @Override
    public int height() {
        return mask.height();
    }

    @Override
    public List<List<Pixel>> borders() {
        return borders;
    }
}
