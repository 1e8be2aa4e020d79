package org.lepetpal.video.stream;

import java.util.concurrent.RejectedExecutionException;
import org.lepetpal.api.time.Timebase;

/** A worker with a studio of its own, on which several variants take turns. */
final class Press implements AutoCloseable {
    /** More variants than this never wait at once: there are no more viewers than this. */
    private static final int BACKLOG = 1024;

    private final Studio studio;
    private final Timebase.Worker worker;

    Press(int number, Studio studio, Timebase timebase) {
        this.studio = studio;
        this.worker = timebase.worker("video-" + number, BACKLOG);
    }

    /** @return false when it is closed */
    boolean print(Variant variant) {
        try {
            worker.execute(() -> variant.print(studio));
            return true;
        } catch (RejectedExecutionException closed) {
            return false;
        }
    }

    @Override
    public void close() {
        worker.close();
        studio.close();
    }
}
