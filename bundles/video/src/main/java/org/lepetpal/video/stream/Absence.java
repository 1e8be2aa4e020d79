package org.lepetpal.video.stream;

import java.time.Duration;

/**
 * When viewers of one variant are to be shown that there is no picture. For as long as a swap may take they are shown it at the rate of
 * the camera that has gone, so that none of them sees a gap; then once a second, as where there was no camera before. Any thread.
 */
final class Absence {
    /** As long as a camera may take to be opened: where its bundle or its device is exchanged the other one is there by then. */
    static final Duration SWAP = Duration.ofSeconds(15);

    private static final long SWAP_NANOS = SWAP.toNanos();
    private static final long SLOW_NANOS = Duration.ofSeconds(1).toNanos();
    /** No viewer takes more than these a second. */
    private static final double MOST_FPS = 60;

    private final long toleranceNanos;
    private long frameNanos = SLOW_NANOS;
    private boolean begun;
    private boolean shown;
    private long sinceNanos;
    private long shownNanos;

    /** @param asked how often {@link #isDue} is asked: what is due sooner after one time than before the next is due then */
    Absence(Duration asked) {
        this.toleranceNanos = asked.toNanos() / 2;
    }

    /** There is no picture, now or still. */
    synchronized void begin(long nowNanos) {
        if (!begun) {
            begun = true;
            shown = false;
            sinceNanos = nowNanos;
        }
    }

    /** There is one, of a camera of that rate. */
    synchronized void end(double framesPerSecond) {
        begun = false;
        frameNanos = Math.min(SLOW_NANOS, Math.round(1e9 / Math.min(MOST_FPS, framesPerSecond)));
    }

    /** Whether it is to be shown now; never while there is a picture. */
    synchronized boolean isDue(long nowNanos) {
        return begun && (!shown || nowNanos - shownNanos >= periodNanos(nowNanos) - toleranceNanos);
    }

    private long periodNanos(long nowNanos) {
        return nowNanos - sinceNanos < SWAP_NANOS ? frameNanos : SLOW_NANOS;
    }

    /** It was shown. */
    synchronized void show(long nowNanos) {
        shown = true;
        shownNanos = nowNanos;
    }
}
