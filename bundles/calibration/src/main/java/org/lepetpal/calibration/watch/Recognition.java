package org.lepetpal.calibration.watch;

import java.util.List;

/**
 * What became of the anchors of a picture.
 *
 * @param of how many were looked for
 * @param found how many were found at all
 * @param inPlace how many of them are where they were, within {@link #TOLERANCE} pixels
 * @param together how many of the found ones one motion of the whole picture explains, which may be none at all
 * @param shift median of how far the found ones moved, pixels of the taught picture; 0 where none was found
 */
public record Recognition(int of, int found, int inPlace, int together, double shift) {
    /** A shift of more pixels of the taught picture is one. */
    public static final double TOLERANCE = 8;
    /** Things are carried about and arms move, so that not all need to be there; but a pushed camera leaves none in place. */
    private static final int FEWEST = 3;

    private static final double LEAST_SHARE = 0.3;
    /**
     * Of what one motion of the whole picture explains: a camera that was rolled or zoomed leaves what is near the middle in
     * place, and moves all of it together. Where a third of the things were carried, chance explains one place in ten more than
     * stand still; where the camera rolled by 0.9 degrees, all are explained and three quarters stand.
     */
    private static final double LEAST_STANDING = 0.8;

    public Recognition {
        boolean ordered = 0 <= inPlace && inPlace <= together && together <= found && found <= of;
        if (!ordered || !(shift >= 0) || !Double.isFinite(shift)) {
            throw new IllegalArgumentException("%d of %d found, %d in place, %d together, %.1f pixels off"
                    .formatted(found, of, inPlace, together, shift));
        }
    }

    /** @param of how many were looked for */
    static Recognition of(int of, List<Move> moves) {
        int inPlace = (int) moves.stream().filter(Move::isInPlace).count();
        double[] shifts = moves.stream().mapToDouble(Move::pixels).sorted().toArray();
        return new Recognition(
                of,
                moves.size(),
                inPlace,
                Math.max(inPlace, new WholeMotion(moves).explains()),
                shifts.length == 0 ? 0 : shifts[shifts.length / 2]);
    }

    /** Whether the camera stands as it stood, as far as can be told: a picture without anchors tells nothing. */
    public boolean isSame() {
        return of < FEWEST || isRecognised(inPlace) && inPlace >= LEAST_STANDING * together;
    }

    /** Whether the picture itself shows that it is the same camera where it stood: one without anchors does not. */
    public boolean isProof() {
        return of >= FEWEST && isSame();
    }

    /** For people. */
    public String detail() {
        if (of < FEWEST) {
            return "the taught picture has nothing to be recognised by";
        }
        if (isSame()) {
            return inPlace + " of " + of + " places recognised";
        }
        if (!isRecognised(found)) {
            return "only " + found + " of " + of + " places are recognised";
        }
        return shift > TOLERANCE
                ? "the picture is shifted by about %.0f pixels".formatted(shift)
                : "%d of %d places are more than %.0f pixels off, as one turned or zoomed picture"
                        .formatted(found - inPlace, found, TOLERANCE);
    }

    private boolean isRecognised(int places) {
        return places >= FEWEST && places >= LEAST_SHARE * of;
    }
}
