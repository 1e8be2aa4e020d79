package org.lepetpal.camera;

import org.lepetpal.camera.source.Film;

/**
 * Develops some of a camera's pictures, so that one that sends broken ones is found out although nobody looks at them: one out
 * of thirty, and all after a broken one until one is whole. The camera's thread alone.
 */
final class Sample {
    private static final int EVERY = 30;

    private int untested;

    /** @return false when the picture was looked at and is broken */
    boolean passes(Film film) {
        if (untested > 0) {
            untested--;
            return true;
        }
        boolean whole = film.develop();
        untested = whole ? EVERY - 1 : 0;
        return whole;
    }
}
