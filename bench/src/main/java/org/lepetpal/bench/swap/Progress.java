package org.lepetpal.bench.swap;

/** How far an operation had come when the robot was killed. */
enum Progress {
    /** Nothing of it is to be seen: the robot had not begun, or what it did leaves no trace. */
    BEFORE,
    /** It was hit. */
    MEANWHILE,
    /** It was done. */
    AFTER
}
