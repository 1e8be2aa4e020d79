package org.lepetpal.detector.yolo.layout;

import java.nio.FloatBuffer;

/** The largest of some values in a row. */
final class Best {
    private Best() {}

    /** Number of the largest; of the first not a number, if there is one. */
    static int of(FloatBuffer values, int start, int count) {
        int best = 0;
        float highest = values.get(start);
        for (int i = 1; i < count; i++) {
            float value = values.get(start + i);
            if (!(value <= highest)) {
                highest = value;
                best = i;
            }
        }
        return best;
    }
}
