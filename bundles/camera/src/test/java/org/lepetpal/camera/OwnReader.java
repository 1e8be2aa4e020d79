package org.lepetpal.camera;

import java.time.Duration;
import org.lepetpal.api.time.Timebase;

/** Stepped time in which a camera is read by whoever likes to, so that a test can have it read for as long as it takes. */
final class OwnReader implements Timebase {
    private final Timebase time;
    private Tick reading = beat -> {};

    OwnReader(Timebase time) {
        this.time = time;
    }

    /** Reads the camera that was opened last, on the calling thread. */
    void read() {
        reading.on(new Now(time.nanoTime()));
    }

    @Override
    public long nanoTime() {
        return time.nanoTime();
    }

    @Override
    public Schedule every(String threadName, Duration period, Urgency urgency, Tick tick) {
        reading = tick;
        return () -> {};
    }

    @Override
    public Worker worker(String threadName, int backlog) {
        return time.worker(threadName, backlog);
    }

    private record Now(long nowNanos) implements Beat {
        @Override
        public long dueNanos() {
            return nowNanos;
        }

        @Override
        public long missed() {
            return 0;
        }
    }
}
