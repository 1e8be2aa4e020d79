package org.lepetpal.calibration.watch;

/**
 * What became of the anchors of a picture.
 *
 * @param of how many were looked for
 * @param inPlace how many of them are where they were, within {@link #TOLERANCE} pixels
 * @param found how many were found at all
 * @param shift median of how far the found ones moved, pixels of the taught picture; 0 where none was found
 */
public record Recognition(int of, int inPlace, int found, double shift) {
    /** A shift of more pixels of the taught picture is one. */
    public static final double TOLERANCE = 8;
    /** Things are carried about and arms move, so that not all need to be there; but a moved camera leaves none in place. */
    private static final int FEWEST = 3;

    private static final double LEAST_SHARE = 0.3;

    /** Whether the camera stands as it stood, as far as can be told: a picture without anchors tells nothing. */
    public boolean isSame() {
        return of < FEWEST || (inPlace >= FEWEST && inPlace >= LEAST_SHARE * of);
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
        return found < FEWEST || found < LEAST_SHARE * of
                ? "only " + found + " of " + of + " places are recognised"
                : "the picture is shifted by about %.0f pixels".formatted(shift);
    }
}
