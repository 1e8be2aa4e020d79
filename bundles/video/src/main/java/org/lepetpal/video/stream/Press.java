package org.lepetpal.video.stream;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.lepetpal.api.time.Timebase;

/** A worker with a studio of its own, on which several variants take turns. */
final class Press implements AutoCloseable {
    /** More variants than this never wait at once: there are no more viewers than this. */
    private static final int BACKLOG = 1024;
    /** Far longer than any picture takes, and than the switchboard leaves a layer that hangs. */
    private static final long PATIENCE = Duration.ofSeconds(6).toNanos();

    private final Studio studio;
    private final Timebase timebase;
    private final Timebase.Worker worker;
    private final AtomicInteger owed = new AtomicInteger();
    private volatile long progressNanos;
    private volatile boolean printing;

    Press(int number, Studio studio, Timebase timebase) {
        this.studio = studio;
        this.timebase = timebase;
        this.worker = timebase.worker("video-" + number, BACKLOG);
    }

    /** @return false when it is closed */
    boolean print(Variant variant) {
        if (owed.get() == 0) {
            progressNanos = timebase.nanoTime();
        }
        owed.incrementAndGet();
        try {
            worker.execute(() -> make(variant));
            return true;
        } catch (RejectedExecutionException closed) {
            owed.decrementAndGet();
            return false;
        }
    }

    private void make(Variant variant) {
        printing = true;
        try {
            variant.print(studio);
        } finally {
            printing = false;
            progressNanos = timebase.nanoTime();
            owed.decrementAndGet();
        }
    }

    /** Whether it owes pictures and has made none for so long that it may never do so again. */
    boolean hangs() {
        return owed.get() > 0 && timebase.nanoTime() - progressNanos > PATIENCE;
    }

    @Override
    public void close() {
        worker.close();
        // Whoever still makes a picture holds the studio, perhaps for ever: its memory is the garbage collector's then.
        if (!printing) {
            studio.close();
        }
    }
}
