package org.lepetpal.command;

/** Ticks in a row that ended in an exception. The loop alone asks. */
final class Stumbles {
    /** A tenth of a second at 100 Hz. */
    private static final int MOST = 10;

    private int inARow;

    /** @return whether it is to be told: the first, second, fourth, eighth… in a row */
    boolean another() {
        inARow++;
        return Integer.bitCount(inARow) == 1;
    }

    void over() {
        inARow = 0;
    }

    int inARow() {
        return inARow;
    }

    boolean tooMany() {
        return inARow >= MOST;
    }
}
