package org.lepetpal.bench.swap;

import java.util.Random;

/** What is done to the robot while it is killed, and when that happens: in milliseconds after it was begun. */
enum Operation {
    /** The gate takes a jar at the second of two looks that are half a second apart. */
    DEPLOY(450, 900),
    SWITCH(0, 600),
    /** A jar that is gone is missed at the first look. */
    TAKE_OUT(0, 700),
    UPLOAD_JAR(0, 600),
    UPLOAD(0, 900);

    /** In milliseconds, after its first trace: long enough for the rest of any of them. */
    private static final int REST = 300;

    private final int earliest;
    private final int span;

    Operation(int earliest, int span) {
        this.earliest = earliest;
        this.span = span;
    }

    /** Whether it leaves a trace while it is under way: of a removal only what is done shows. */
    boolean isSeenUnderWay() {
        return this != TAKE_OUT;
    }

    /** When this time, after its first trace. */
    static long millisOfRest(Random random) {
        return random.nextInt(REST);
    }

    /** When this time, after it was begun. */
    long millis(Random random) {
        return earliest + random.nextInt(span);
    }
}
