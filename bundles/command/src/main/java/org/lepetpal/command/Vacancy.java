package org.lepetpal.command;

/**
 * Tells an arm that is exchanged from one that is lost: it goes between two good readings, and another one comes soon. The
 * loop alone asks.
 */
final class Vacancy {
    /** A serial port is opened and six servos are asked in less than half a second. */
    private static final long PATIENCE_NANOS = 2_000_000_000L;

    static final String MESSAGE = "another arm is being put in the place of this one";

    private boolean vacant;
    private boolean expects;
    private long sinceNanos;

    /** The arm is there. */
    void filled() {
        vacant = false;
    }

    /**
     * There is none.
     *
     * @param answered whether the one before had answered up to then
     * @return whether another one is still to be expected
     */
    boolean expects(boolean answered, long nanos) {
        if (!vacant) {
            vacant = true;
            expects = answered;
            sinceNanos = nanos;
        }
        return expects && nanos - sinceNanos < PATIENCE_NANOS;
    }
}
