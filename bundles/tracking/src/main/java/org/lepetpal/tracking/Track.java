package org.lepetpal.tracking;

/** One thing that is followed. One thread at a time. */
final class Track {
    private final long number;
    private final Motion motion;
    private boolean confirmed;
    private boolean lost;
    private long lastSeenNanos;

    /** @param confirmed whether one sighting is enough, as in the first picture */
    Track(long number, Box box, long nanos, boolean confirmed) {
        this.number = number;
        this.motion = new Motion(box);
        this.lastSeenNanos = nanos;
        this.confirmed = confirmed;
    }

    long number() {
        return number;
    }

    /** Whether it was seen twice: what was seen once may have been nothing. */
    boolean isConfirmed() {
        return confirmed;
    }

    /** Whether it was not seen in the last picture. */
    boolean isLost() {
        return lost;
    }

    long lastSeenNanos() {
        return lastSeenNanos;
    }

    void predict(double beats) {
        if (lost) {
            motion.keepSize();
        }
        motion.predict(beats);
    }

    Box box() {
        return motion.box();
    }

    void seen(Box box, long nanos) {
        motion.correct(box);
        lastSeenNanos = nanos;
        confirmed = true;
        lost = false;
    }

    void missed() {
        lost = true;
    }
}
