package org.lepetpal.deploy;

/**
 * Tells when the robot has taken its plug-ins well: it came up and did not go down again for a while. Devices do not count:
 * one that is not there is no plug-in's fault. Nor do plug-ins that fail, for the gate has put these out.
 */
final class Wellness {
    private final int looks;
    private int inARow;
    private long proven = -1;
    private long last = -1;

    /** @param looks how many in a row find the same plug-ins until these count as good */
    Wellness(int looks) {
        this.looks = looks;
    }

    /**
     * One look.
     *
     * @param changes how often plug-ins have come or gone
     * @return whether the set is to be kept; again and again until {@link #kept}
     */
    boolean isDue(long changes) {
        inARow = changes == last ? inARow + 1 : 1;
        last = changes;
        return proven != changes && inARow % looks == 0;
    }

    /** The set of the last look is kept. */
    void kept() {
        proven = last;
    }
}
