package org.lepetpal.deploy;

/**
 * Tells when the robot has taken its plug-ins and models well: it came up, nothing is being loaded or on probation any more, and it did not go down again for
 * a while. Devices do not count: one that is not there is no plug-in's fault. Nor do plug-ins that fail, for the gate has put these out.
 */
final class Wellness {
    private final int looks;
    private final int patience;
    private int inARow;
    private int waits;
    private long proven = -1;
    private long last = -1;

    /**
     * @param looks how many in a row find the same plug-ins, and nothing {@linkplain Unproven unproven}, until these count as good
     * @param patience how many may find something unproven; after that it is not waited for, as some models wait for a device
     *     that never comes, and a newcomer for work
     */
    Wellness(int looks, int patience) {
        this.looks = looks;
        this.patience = patience;
    }

    /**
     * One look.
     *
     * @param changes how often plug-ins have come or gone
     * @param unproven whether a model is on its way, or has just taken over, which may take the process down yet
     * @return whether the set is to be kept; again and again until {@link #kept}
     */
    boolean isDue(long changes, boolean unproven) {
        boolean waiting = unproven && waits < patience;
        waits += waiting ? 1 : 0;
        inARow = waiting ? 0 : changes == last ? inARow + 1 : 1;
        last = changes;
        return proven != changes && inARow > 0 && inARow % looks == 0;
    }

    /** The set of the last look is kept. */
    void kept() {
        proven = last;
        waits = 0;
    }
}
