package org.lepetpal.video.stream;

import java.util.ArrayDeque;
import java.util.Deque;

/** Sheets to print on. The network reads native memory as it is; each write of a Java array would copy it first. Any thread. */
final class Stock {
    /** More free ones than a moment needs are left to the garbage collector. */
    private static final int MOST_FREE = 8;

    private static final int STEP = 64 * 1024;

    private final Deque<Sheet> free = new ArrayDeque<>();

    /** @return one of at least so many bytes, held by the caller */
    Sheet take(int bytes) {
        Sheet sheet = reuse();
        if (sheet == null || sheet.size() < bytes) {
            // some more, so that pictures of slightly different sizes fit
            sheet = new Sheet(this, (bytes / STEP + 2) * STEP);
        }
        sheet.hold();
        return sheet;
    }

    private synchronized Sheet reuse() {
        return free.poll();
    }

    synchronized void giveBack(Sheet sheet) {
        if (free.size() < MOST_FREE) {
            free.push(sheet);
        }
    }
}
