package org.lepetpal.timebase;

import org.lepetpal.api.time.Timebase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs callbacks of one owner and keeps their exceptions from ending its schedule. A callback that fails a hundred times
 * a second must not flood the log: of failures in a row the 1st, 2nd, 4th, 8th… are written. One thread at a time.
 */
final class FailureLog {
    private static final Logger LOG = LoggerFactory.getLogger(FailureLog.class);

    private final String name;
    private long inARow;

    FailureLog(String name) {
        this.name = name;
    }

    void run(Runnable callback) {
        try {
            callback.run();
            inARow = 0;
        } catch (Throwable failure) {
            failed(failure);
        }
    }

    /** The same for a beat, which needs no callback of its own. */
    void run(Timebase.Tick tick, Timebase.Beat beat) {
        try {
            tick.on(beat);
            inARow = 0;
        } catch (Throwable failure) {
            failed(failure);
        }
    }

    /**
     * Errors too: a bundle that is updated under a callback shows as a LinkageError, and the thread must live on.
     */
    private void failed(Throwable failure) {
        inARow++;
        if (Long.bitCount(inARow) == 1) {
            LOG.error("{} failed, {} in a row", name, inARow, failure);
        }
    }
}
