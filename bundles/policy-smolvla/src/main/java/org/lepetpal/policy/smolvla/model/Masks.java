package org.lepetpal.policy.smolvla.model;

import java.util.Arrays;

/** What is added to the scores of attention: 0 where a token may be seen, the least float where not. */
final class Masks {
    private static final float HIDDEN = -Float.MAX_VALUE;

    private Masks() {}

    /** Pictures and text see each other; the state, which comes last, sees all and is seen by none. */
    static float[] prefix(int tokens) {
        float[] mask = new float[tokens * tokens];
        for (int row = 0; row < tokens - 1; row++) {
            mask[row * tokens + tokens - 1] = HIDDEN;
        }
        return mask;
    }

    /** Each action sees the whole prefix, the actions before it and itself. */
    static float[] actions(int chunk, int prefix) {
        int width = prefix + chunk;
        float[] mask = new float[chunk * width];
        for (int row = 0; row < chunk; row++) {
            Arrays.fill(mask, row * width + prefix + row + 1, (row + 1) * width, HIDDEN);
        }
        return mask;
    }
}
